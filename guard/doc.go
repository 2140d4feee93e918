// Package guard lets in who may: it tells by a session's cookie or a token whose
// request it is, refuses what the account's role may not do, and signs in and out.
package guard
