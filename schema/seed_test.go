package schema_test

import "flag"

// Property tests draw the same cases each time, so that they cannot fail by chance
// in a change that has nothing to do with them; -rapid.seed draws others.
func init() { _ = flag.Set("rapid.seed", "1") }
