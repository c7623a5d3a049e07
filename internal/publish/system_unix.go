//go:build unix

package publish

import (
	"errors"
	"os"
	"syscall"
)

// lock claims the folder itself, so that no lock file is left behind even by a
// crash. A file system without locks (some network shares) is used unlocked.
func lock(root *os.Root) (unlock func(), err error) {
	f, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); errors.Is(err, syscall.EWOULDBLOCK) {
		f.Close()
		return nil, errBusy
	}
	return func() { f.Close() }, nil
}

// syncDir makes new names in a folder last. Some file systems can not and say
// so with EINVAL; they have no other way either.
func syncDir(f *os.File) error {
	if err := f.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) {
		return err
	}
	return nil
}

func isFull(err error) bool { return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) }

func isReadOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

func isInTheWay(err error) bool {
	return errors.Is(err, syscall.ENOTDIR) || errors.Is(err, os.ErrExist)
}

// isOpenElsewhere is known on Windows only; Unix lets an open file be replaced.
func isOpenElsewhere(error) bool { return false }
