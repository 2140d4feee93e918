// Command vendoring fetches what others made and the pages of package web
// serve, in named versions, checks it against vendored.json, and puts it into
// web/static/vendor and web/testdata. It is run at the root of the module, needs
// npm, and ships to no user.
package main

import (
	"context"
	"flag"
	"log"
)

func main() {
	log.SetFlags(0)
	lock := flag.String("lock", "web/vendoring/vendored.json", "file that says what is fetched")
	flag.Parse()
	if err := vendor(context.Background(), *lock); err != nil {
		log.Fatal(err)
	}
}

// vendor fetches every package of the lock file and writes its files.
func vendor(ctx context.Context, lock string) error {
	packages, err := readLock(lock)
	if err != nil {
		return err
	}
	for _, p := range packages {
		files, err := fetch(ctx, p)
		if err != nil {
			return err
		}
		if err := write(p, files); err != nil {
			return err
		}
	}
	return nil
}
