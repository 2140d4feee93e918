package store

import (
	"context"
	"database/sql"
)

// preparer asks, and makes a question for many times.
type preparer interface {
	asker
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// kept asks with statements that it has made once, for as long as a transaction lasts.
// While the rows of a question are read, the same one is not asked again.
type kept struct {
	tx    preparer
	stmts map[string]*sql.Stmt
}

func keepIn(tx preparer) *kept { return &kept{tx: tx, stmts: map[string]*sql.Stmt{}} }

// prepared gives a statement of the transaction, made once.
func (k *kept) prepared(ctx context.Context, query string) (*sql.Stmt, error) {
	if st := k.stmts[query]; st != nil {
		return st, nil
	}
	st, err := k.tx.PrepareContext(ctx, query)
	if err == nil {
		k.stmts[query] = st
	}
	return st, err
}

// QueryContext asks for rows.
func (k *kept) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	st, err := k.prepared(ctx, query) //nolint:sqlclosecheck // kept; the transaction's end closes it
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// QueryRowContext asks for one row.
func (k *kept) QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row {
	st, err := k.prepared(ctx, query) //nolint:sqlclosecheck // kept; the transaction's end closes it
	if err != nil {
		return k.tx.QueryRowContext(ctx, query, args...) // tells the error
	}
	return st.QueryRowContext(ctx, args...)
}
