package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sitrep"
)

// Accounts gives all accounts, by name.
func (s *Store) Accounts(ctx context.Context) ([]sitrep.Account, error) {
	rows, err := accountsWhere(ctx, s.read, "true ORDER BY name")
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", s.explain(err))
	}
	all := make([]sitrep.Account, 0, len(rows))
	for _, r := range rows {
		all = append(all, r.Account)
	}
	return all, nil
}

// Account gives an account and the hash of its password, which is empty where there
// is none. A name that nobody has is an ErrNotFound.
func (s *Store) Account(ctx context.Context, name string) (a sitrep.Account, password string, err error) {
	row, err := accountNamed(ctx, s.read, name)
	if err != nil {
		return a, "", s.explain(err)
	}
	return row.Account, row.password, nil
}

// AddAccount makes an account, with the hash of its password or an empty one. A
// name that is taken is an ErrConflict.
func (s *Store) AddAccount(ctx context.Context, by sitrep.By, a sitrep.Account, password string) error {
	return s.change(ctx, func(tx *sql.Tx) error { return addAccount(ctx, tx, by, a, password) })
}

func addAccount(ctx context.Context, tx *sql.Tx, by sitrep.By, a sitrep.Account, password string) error {
	name, err := sitrep.CheckName(a.Name)
	if err != nil {
		return err
	}
	if _, err := sitrep.ParseRole(string(a.Role)); err != nil {
		return err
	}
	a.Name, a.Created = name, by.At
	row := accountRow{Account: a, password: password}
	_, err = tx.ExecContext(ctx, `INSERT INTO accounts (name, display, role, password, issuer, subject, disabled, created, seal)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`, a.Name, a.Display, a.Role, password, a.Issuer, a.Subject, a.Disabled, toMicro(a.Created), row.seal())
	if isTaken(err) {
		return fmt.Errorf("%w: there is an account %s already; sitrep user list shows them", sitrep.ErrConflict, name)
	}
	if err != nil {
		return err
	}
	return audited(ctx, tx, sitrep.AuditEntry{By: by, What: "add account as " + string(a.Role), On: name})
}

// isTaken tells whether a value must be there once, and is there already.
func isTaken(err error) bool {
	var e *sqlite.Error
	return errors.As(err, &e) && e.Code() == sqlite3.SQLITE_CONSTRAINT_UNIQUE
}

// SetRole gives an account a role. One that a provider vouches for has its role
// from there, and somebody must stay an admin: else it is an ErrConflict.
func (s *Store) SetRole(ctx context.Context, by sitrep.By, name string, role sitrep.Role) error {
	if _, err := sitrep.ParseRole(string(role)); err != nil {
		return err
	}
	return s.alter(ctx, by, name, "set role "+string(role), func(tx *sql.Tx, row *accountRow) error {
		if row.Issuer != "" {
			return fmt.Errorf("%w: the role of %s is from %s; change it there", sitrep.ErrConflict, row.Name, row.Issuer)
		}
		if role != sitrep.Admin {
			if err := notLastAdmin(ctx, tx, row); err != nil {
				return err
			}
		}
		row.Role = role
		return nil
	})
}

// SetPassword gives an account a password, by its hash, and signs it out everywhere.
// One that a provider vouches for has none, which is an ErrConflict.
func (s *Store) SetPassword(ctx context.Context, by sitrep.By, name, password string) error {
	return s.alter(ctx, by, name, "set password", func(tx *sql.Tx, row *accountRow) error {
		if row.Issuer != "" {
			return fmt.Errorf("%w: account %s signs in at %s, and has no password here", sitrep.ErrConflict, row.Name, row.Issuer)
		}
		row.password = password
		return endSessions(ctx, tx, row.key)
	})
}

// Disable keeps an account from being used, and signs it out everywhere; Enable
// lets it in again. Somebody must stay an admin: else it is an ErrConflict.
func (s *Store) Disable(ctx context.Context, by sitrep.By, name string) error {
	return s.alter(ctx, by, name, "disable account", func(tx *sql.Tx, row *accountRow) error {
		if err := notLastAdmin(ctx, tx, row); err != nil {
			return err
		}
		row.Disabled = true
		return endSessions(ctx, tx, row.key)
	})
}

// Enable takes Disable back.
func (s *Store) Enable(ctx context.Context, by sitrep.By, name string) error {
	return s.alter(ctx, by, name, "enable account", func(_ *sql.Tx, row *accountRow) error {
		row.Disabled = false
		return nil
	})
}

// Vouched gives the account of somebody that a provider vouches for, with the role
// and the display name that the provider gives now; it makes one where there is
// none. A name that is another account's is an ErrConflict: who has a name at the
// provider need not be who has it here.
func (s *Store) Vouched(ctx context.Context, by sitrep.By, a sitrep.Account) (sitrep.Account, error) {
	if a.Issuer == "" || a.Subject == "" {
		return a, fmt.Errorf("%w: nobody vouches for account %s", sitrep.ErrInvalid, a.Name)
	}
	err := s.change(ctx, func(tx *sql.Tx) error {
		rows, err := accountsWhere(ctx, tx, "issuer = ? AND subject = ?", a.Issuer, a.Subject)
		if err != nil {
			return err
		}
		if len(rows) == 0 {
			return addAccount(ctx, tx, by, a, "")
		}
		row := rows[0]
		before := row.Account
		a.Name, a.Disabled, a.Created = row.Name, row.Disabled, row.Created
		row.Display, row.Role = a.Display, a.Role
		if row.Account == before {
			return nil
		}
		if err := row.put(ctx, tx); err != nil {
			return err
		}
		return audited(ctx, tx, sitrep.AuditEntry{By: by, What: "set role " + string(a.Role) + ", as " + a.Issuer + " has it", On: a.Name})
	})
	return a, err
}

// alter changes an account, and records it.
func (s *Store) alter(ctx context.Context, by sitrep.By, name, what string, f func(*sql.Tx, *accountRow) error) error {
	return s.change(ctx, func(tx *sql.Tx) error {
		row, err := accountNamed(ctx, tx, name)
		if err != nil {
			return err
		}
		if err := f(tx, &row); err != nil {
			return err
		}
		if err := row.put(ctx, tx); err != nil {
			return err
		}
		return audited(ctx, tx, sitrep.AuditEntry{By: by, What: what, On: row.Name})
	})
}

// notLastAdmin is an ErrConflict where nobody else can have charge of accounts.
func notLastAdmin(ctx context.Context, tx *sql.Tx, row *accountRow) error {
	if row.Role != sitrep.Admin || row.Disabled {
		return nil
	}
	var others bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM accounts WHERE role = ? AND disabled = 0 AND key <> ?)", sitrep.Admin, row.key).Scan(&others)
	if err == nil && !others {
		return fmt.Errorf("%w: the last admin is %s; make somebody else one first", sitrep.ErrConflict, row.Name)
	}
	return err
}

// accountRow is an account as the table has it.
type accountRow struct {
	sitrep.Account
	key      int64
	password string
	sealed   []byte
}

func (r *accountRow) seal() []byte {
	return seal(r.Name, r.Display, string(r.Role), r.password, r.Issuer, r.Subject, fmt.Sprint(r.Disabled), itoa(toMicro(r.Created)))
}

func (r *accountRow) put(ctx context.Context, tx *sql.Tx) error {
	_, err := tx.ExecContext(ctx, "UPDATE accounts SET display = ?, role = ?, password = ?, disabled = ?, seal = ? WHERE key = ?",
		r.Display, r.Role, r.password, r.Disabled, r.seal(), r.key)
	return err
}

const accountColumns = "a.key, a.name, a.display, a.role, a.password, a.issuer, a.subject, a.disabled, a.created, a.seal"

func (r *accountRow) scan(rows *sql.Rows, more ...any) error {
	var created int64
	fields := []any{&r.key, &r.Name, &r.Display, &r.Role, &r.password, &r.Issuer, &r.Subject, &r.Disabled, &created, &r.sealed}
	err := rows.Scan(append(fields, more...)...)
	r.Created, r.Password = fromMicro(created), r.password != ""
	return err
}

func accountsWhere(ctx context.Context, q asker, where string, args ...any) ([]accountRow, error) {
	var all []accountRow
	err := each(ctx, q, func(rows *sql.Rows) error {
		var r accountRow
		err := r.scan(rows)
		all = append(all, r)
		return err
	}, "SELECT "+accountColumns+" FROM accounts a WHERE "+where, args...)
	return all, err
}

func accountNamed(ctx context.Context, q asker, name string) (accountRow, error) {
	folded, err := sitrep.CheckName(name)
	if err != nil {
		return accountRow{}, err
	}
	rows, err := accountsWhere(ctx, q, "name = ?", folded)
	if err != nil {
		return accountRow{}, err
	}
	if len(rows) == 0 {
		return accountRow{}, fmt.Errorf("%w: there is no account %s; sitrep user list shows them", sitrep.ErrNotFound, folded)
	}
	return rows[0], nil
}

// accounts checks that accounts are as they were made and changed.
func (v *verifier) accounts(ctx context.Context) error {
	rows, err := accountsWhere(ctx, v.q, "true ORDER BY key")
	for _, r := range rows {
		if !bytes.Equal(r.seal(), r.sealed) {
			v.say(Problem{Field: "account " + r.Name, What: "it is not as it was written"})
		}
	}
	return err
}
