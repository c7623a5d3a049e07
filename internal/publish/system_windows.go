package publish

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
)

// Windows' own numbers, which package syscall does not all name.
const (
	errWriteProtect     = syscall.Errno(19)
	errSharingViolation = syscall.Errno(32)
	errHandleDiskFull   = syscall.Errno(39)
	errDiskFull         = syscall.Errno(112)
	errDirectory        = syscall.Errno(267)
	fileDeleteOnClose   = 0x04000000
)

// lock holds a file that nobody else may open and that Windows itself removes
// when the process ends, however it ends.
func lock(root *os.Root) (unlock func(), err error) {
	name, err := syscall.UTF16PtrFromString(filepath.Join(root.Name(), ".planverk-las"))
	if err != nil {
		return nil, err
	}
	h, err := syscall.CreateFile(name, syscall.GENERIC_WRITE, 0, nil, syscall.OPEN_ALWAYS,
		syscall.FILE_ATTRIBUTE_HIDDEN|fileDeleteOnClose, 0)
	if errors.Is(err, errSharingViolation) {
		return nil, errBusy
	}
	if err != nil {
		return nil, err
	}
	return func() { syscall.CloseHandle(h) }, nil
}

// syncDir does nothing: Windows keeps its folders' names without being asked,
// and refuses to flush a folder.
func syncDir(*os.File) error { return nil }

func isFull(err error) bool {
	return errors.Is(err, errDiskFull) || errors.Is(err, errHandleDiskFull)
}

func isReadOnly(err error) bool { return errors.Is(err, errWriteProtect) }

func isInTheWay(err error) bool {
	return errors.Is(err, errDirectory) || errors.Is(err, syscall.ENOTDIR) || errors.Is(err, os.ErrExist)
}

func isOpenElsewhere(err error) bool { return errors.Is(err, errSharingViolation) }
