package kernel

import (
	"syscall"

	"golang.org/x/sys/cpu"
)

// tiles tells whether the processor has AMX and the system lets us use it: Linux wants to be asked, for tiles take 8 KB more
// wherever a thread's registers are kept.
func tiles() bool {
	const requestPermission, tileData = 0x1023, 18 // ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA
	if !cpu.X86.HasAMXTile || !cpu.X86.HasAMXInt8 {
		return false
	}
	_, _, err := syscall.RawSyscall(syscall.SYS_ARCH_PRCTL, requestPermission, tileData, 0)
	return err == 0
}
