//go:build !race

package docx

const raceDetector = false
