// Package link joins a year's performance targets with their self-evaluation: what
// was promised, what was achieved, and whether the promise was kept.
//
//	targets, evaluation (schema.Disclosure) ─ Link ─ a Record per indicator
//
// Projects are found on the other side by their code, else by unit and name;
// indicators by name, the levels deciding between equal ones. What merely looks
// alike is listed as near, and never joined. Each record says whether the evaluation
// restates the target as it was promised, and whether the result meets it: yes, no,
// or that this cannot be told, always with the reason. docs/link.md lists the columns.
package link
