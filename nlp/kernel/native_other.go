//go:build !amd64 && !arm64

package kernel

// native lists the implementations for this kind of processor: none.
func native() []*engine { return nil }
