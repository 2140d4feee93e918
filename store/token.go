package store

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"sitrep"
)

// AddToken makes a token of an account, and gives it back with its id. A role above
// the account's is an ErrInvalid, and so is a time that has passed.
func (s *Store) AddToken(ctx context.Context, by sitrep.By, t sitrep.Token, d Digest) (sitrep.Token, error) {
	if strings.TrimSpace(t.Name) == "" {
		return t, fmt.Errorf("%w: say what the token is for", sitrep.ErrInvalid)
	}
	if !t.Expires.After(by.At) {
		return t, fmt.Errorf("%w: the token would have run out before it is made", sitrep.ErrInvalid)
	}
	err := s.change(ctx, func(tx *sql.Tx) error {
		a, err := accountNamed(ctx, tx, t.Account)
		if err != nil {
			return err
		}
		if !a.Role.Includes(t.Role) {
			return fmt.Errorf("%w: account %s is %s, and a token of it cannot be %s", sitrep.ErrInvalid, a.Name, a.Role, t.Role)
		}
		t.Account, t.Created = a.Name, by.At
		t.ID = "t-" + letters.EncodeToString(d[:])[:idLength] // says nothing of the token itself: d is a digest
		row := tokenRow{Token: t, digest: d[:]}
		if _, err := tx.ExecContext(ctx, `INSERT INTO tokens (id, digest, account, name, role, created, expires, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			t.ID, d[:], a.key, t.Name, t.Role, toMicro(t.Created), toMicro(t.Expires), row.seal()); err != nil {
			return err
		}
		return audited(ctx, tx, sitrep.AuditEntry{By: by, What: fmt.Sprintf("create token %s as %s", t.ID, t.Role), On: a.Name})
	})
	return t, err
}

// Tokens gives the tokens of an account, or all where its name is empty, those too
// that hold no more, in the order of making.
func (s *Store) Tokens(ctx context.Context, account string) ([]sitrep.Token, error) {
	rows, err := tokensWhere(ctx, s.read, "?1 = '' OR a.name = ?1 ORDER BY t.key", account)
	if err != nil {
		return nil, fmt.Errorf("list tokens: %w", s.explain(err))
	}
	all := make([]sitrep.Token, 0, len(rows))
	for i := range rows {
		all = append(all, rows[i].Token)
	}
	return all, nil
}

// TokenOf gives a token and its account, whether or not it still holds and the
// account is disabled. One that there is not is an ErrNotFound.
func (s *Store) TokenOf(ctx context.Context, d Digest) (sitrep.Token, sitrep.Account, error) {
	rows, err := tokensWhere(ctx, s.read, "t.digest = ?", d[:])
	switch {
	case err != nil:
		return sitrep.Token{}, sitrep.Account{}, fmt.Errorf("find a token: %w", s.explain(err))
	case len(rows) == 0:
		return sitrep.Token{}, sitrep.Account{}, fmt.Errorf("%w: no such token", sitrep.ErrNotFound)
	}
	return rows[0].Token, rows[0].account.Account, nil
}

// RevokeToken makes a token hold no more; one of the account that is named, unless
// that is empty.
func (s *Store) RevokeToken(ctx context.Context, by sitrep.By, account, id string) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		rows, err := tokensWhere(ctx, tx, "t.id = ?1 AND (?2 = '' OR a.name = ?2)", id, account)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return fmt.Errorf("%w: there is no token %s; sitrep token list shows them", sitrep.ErrNotFound, id)
		}
		row := rows[0]
		if !row.Revoked.IsZero() {
			return fmt.Errorf("%w: token %s was revoked already", sitrep.ErrConflict, id)
		}
		row.Revoked = by.At
		if err := row.put(ctx, tx); err != nil {
			return err
		}
		return audited(ctx, tx, sitrep.AuditEntry{By: by, What: "revoke token " + id, On: row.Account})
	})
}

type tokenRow struct {
	sitrep.Token
	account accountRow
	digest  []byte
	sealed  []byte
}

func (r *tokenRow) seal() []byte {
	return seal(r.ID, string(r.digest), r.Account, r.Name, string(r.Role), itoa(toMicro(r.Created)), itoa(toMicro(r.Expires)),
		optional(r.Used), optional(r.Revoked))
}

func optional(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return itoa(toMicro(t))
}

// put writes what changes of a token.
func (r *tokenRow) put(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "UPDATE tokens SET used = ?, revoked = ?, seal = ? WHERE digest = ?", nullMicro(r.Used), nullMicro(r.Revoked), r.seal(), r.digest)
	return err
}

func nullMicro(t time.Time) sql.NullInt64 {
	return sql.NullInt64{Int64: toMicro(t), Valid: !t.IsZero()}
}

func fromNull(n sql.NullInt64) time.Time {
	if !n.Valid {
		return time.Time{}
	}
	return fromMicro(n.Int64)
}

func tokensWhere(ctx context.Context, q asker, where string, args ...any) ([]tokenRow, error) {
	var all []tokenRow
	err := each(ctx, q, func(rows *sql.Rows) error {
		var r tokenRow
		var created, expires int64
		var used, revoked sql.NullInt64
		if err := r.account.scan(rows, &r.ID, &r.digest, &r.Name, &r.Token.Role, &created, &expires, &used, &revoked, &r.sealed); err != nil {
			return err
		}
		r.Account = r.account.Name
		r.Created, r.Expires, r.Used, r.Revoked = fromMicro(created), fromMicro(expires), fromNull(used), fromNull(revoked)
		all = append(all, r)
		return nil
	}, "SELECT "+accountColumns+`, t.id, t.digest, t.name, t.role, t.created, t.expires, t.used, t.revoked, t.seal
		FROM tokens t JOIN accounts a ON a.key = t.account WHERE `+where, args...)
	return all, err
}

// tokens checks that tokens are as they were written.
func (v *verifier) tokens(ctx context.Context) error {
	rows, err := tokensWhere(ctx, v.q, "true ORDER BY t.key")
	for i := range rows {
		if !bytes.Equal(rows[i].seal(), rows[i].sealed) {
			v.say(Problem{Field: "token " + rows[i].ID, What: "it is not as it was written"})
		}
	}
	return err
}
