package main

import (
	"errors"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "rewrite the expected output in the scripts")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"jixiao": main})
}

// Each script is one behaviour of the command, and reads as its documentation.
func TestScripts(t *testing.T) {
	samples, err := filepath.Abs(filepath.Join("..", "..", "testdata"))
	require.NoError(t, err)
	testscript.Run(t, testscript.Params{
		Dir:           filepath.Join("testdata", "script"),
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("SAMPLES", samples)
			return badFiles(env.WorkDir, samples)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"exit": exit},
	})
}

// exit runs a command and wants its exit code: exit 2 jixiao.
func exit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exit CODE COMMAND [ARGUMENT…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var failed *exec.ExitError
		if !errors.As(err, &failed) {
			ts.Fatalf("%v", err)
		}
		got = failed.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// badFiles writes inputs of which nothing can be read, and which a script cannot
// hold, into the folder bad.
func badFiles(dir, samples string) error {
	sample, err := os.ReadFile(filepath.Join(samples, "beidaihe-2020.docx"))
	if err != nil {
		return err
	}
	dir = filepath.Join(dir, "bad")
	if err := os.Mkdir(dir, 0o777); err != nil {
		return err
	}
	for name, content := range map[string]string{
		"empty.docx":     "",
		"picture.docx":   "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01",
		"truncated.docx": string(sample[:len(sample)/2]),
		// an encrypted .docx is a compound file with these two streams
		"encrypted.docx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + string(make([]byte, 1016)) +
			utf16("Root Entry") + utf16("EncryptionInfo") + utf16("EncryptedPackage"),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			return err
		}
	}
	return nil
}

// utf16 gives ASCII text as the names in a compound file are stored.
func utf16(s string) string {
	b := make([]byte, 128)
	for i := range len(s) {
		b[2*i] = s[i]
	}
	return string(b)
}
