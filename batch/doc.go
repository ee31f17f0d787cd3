// Package batch converts many disclosures: the files of folders and of archives.
//
// [Run] is the stream: results in the order of the inputs, whatever the number of
// workers, with no more than a few documents in memory.
//
//	for r := range batch.Run(ctx, []string{"crawl.zip", "2024/"}, batch.Options{}) {
//		switch {
//		case r.Err != nil: // a *parser.Error: which input, where in it, why
//		case r.Source.SameAs != "": // the same bytes came before under that name
//		default:
//			use(r.Disclosure)
//		}
//	}
//
// [Stream] is the same for names that come one after the other, without end.
//
// A [Job] writes such a stream to the sinks of package export. It keeps a ledger of
// what it has read, so that a job which was interrupted, by whatever means, goes on
// where it stopped and ends with the same bytes; and jobs that were split into
// shards are joined by [Merge]. Only one at a time can write an output: others have
// [ErrLocked]. docs/batch.md tells what is kept where.
package batch
