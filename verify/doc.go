// Package verify is where the heavy judges sit: programs by others that look at
// the finished files. It holds tests only, behind the build tag verify, because
// they need Java, LibreOffice, a browser and more; "make verify" installs those
// and runs them. The ordinary tests need Go alone.
package verify
