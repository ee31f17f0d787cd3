package charset

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

// plainUTF8, plainGB and plainContent are measureUTF8, measureGB and byContent
// without their short ways: a character at a time, and all measures first.
func plainUTF8(b []byte) (m measure) {
	for b = b[asciiPrefix(b):]; len(b) > 0 && !m.full(); b = b[asciiPrefix(b):] {
		if !utf8.FullRune(b) {
			break
		}
		r, size := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && size == 1:
			m.bad++
		case r >= 0x2000 && r < 0xA000 || r >= 0xFF00 && r < 0xFFF0:
			m.good++
			m.common++
		default:
			m.good++
		}
		b = b[size:]
	}
	return m
}

func plainGB(b []byte) (m measure) {
	for b = b[asciiPrefix(b):]; len(b) > 1 && !m.full(); b = b[asciiPrefix(b):] {
		size, ok := gbChar(b)
		if !ok {
			m.bad++
		} else {
			m.good++
		}
		if ok && size == 2 && b[1] >= 0xA1 && (b[0] >= 0xB0 && b[0] <= 0xD7 || b[0] >= 0xA1 && b[0] <= 0xA3) {
			m.common++
		}
		b = b[size:]
	}
	return m
}

func plainContent(data []byte, declared string) string {
	utf, gb, big5 := plainUTF8(data), plainGB(data), measureBig5(data)
	switch {
	case utf.good+utf.bad == 0 && declared == "":
		return utf8Name
	case utf.good+utf.bad == 0:
		return declared
	case utf.bad == 0 && declared == gbName && utf.good <= chance && gb.bad == 0 && gb.usual() > utf.usual():
		return gbName
	case utf.bad == 0, utf.share() > 0.9 && utf.share() >= gb.share():
		return utf8Name
	case declared == latinName && (gb.share() < 0.95 || gb.usual() < 0.5):
		return latinName
	case declared == big5Name && big5.share() > 0.95 && gb.usual() < big5.usual()+0.2,
		declared != big5Name && big5.share() > 0.99 && big5.usual() > gb.usual()+0.2:
		return big5Name
	case gb.share() > 0.5 && gb.share() >= utf.share(), declared == gbName:
		return gbName
	}
	return utf8Name
}

// sameDecision holds the short ways against the long ones.
func sameDecision(t require.TestingT, data []byte) {
	require.Equal(t, plainUTF8(data), measureUTF8(data, sampleChars))
	require.Equal(t, plainGB(data), measureGB(data))
	for _, declared := range []string{"", utf8Name, gbName, big5Name, latinName} {
		require.Equal(t, plainContent(data, declared), byContent(data, declared), declared)
	}
}

// TestDecisions damages documents of all lengths and encodings.
func TestDecisions(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	long := ""
	for len(long) < 3*sampleChars {
		long += simplified + rare + traditional + "a"
	}
	for _, data := range [][]byte{
		[]byte(simplified), gb(t, simplified+rare), big5(t, traditional), []byte(rare + "é\uE000\uFFF0\uFFEF\uA000\u9FFF\u1FFF\u2000"),
		[]byte(long), gb(t, long), []byte(long + long[:len(long)-1]), gb(t, long+long),
	} {
		sameDecision(t, data)
		for range 12 {
			damaged := append([]byte(nil), data[r.IntN(len(data)/2):]...)
			damaged = damaged[:len(damaged)-r.IntN(len(damaged)/2)]
			for range r.IntN(6) {
				damaged[r.IntN(len(damaged))] = byte(r.Uint32())
			}
			sameDecision(t, damaged)
		}
	}
}

// TestCut holds Cut against walking a character at a time.
func TestCut(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := []byte(strings.Repeat(simplified+rare+"é a", 2))
	for range 2000 {
		data := append([]byte(nil), text...)
		for range r.IntN(8) {
			data[r.IntN(len(data))] = byte(r.Uint32())
		}
		d := &Decoder{Encoding: utf8Name}
		n := 1 + r.IntN(len(data)-1)
		end := d.size(data)
		for end < n && end+d.size(data[end:]) <= n {
			end += d.size(data[end:])
		}
		require.Equal(t, end, d.Cut(data, n), "%q %d", data, n)
	}
}
