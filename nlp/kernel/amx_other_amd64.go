//go:build !linux

package kernel

func tiles() bool { return false }
