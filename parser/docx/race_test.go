//go:build race

package docx

// The race detector takes memory of its own, so that no bound on memory holds.
const raceDetector = true
