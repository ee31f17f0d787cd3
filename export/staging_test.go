package export_test

import (
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/jixiao-data/jixiao/export"
)

func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestStaging(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "a.csv")
	require.NoError(t, os.WriteFile(old, []byte("old"), 0o644))

	var s export.Staging
	for _, name := range []string{"a.csv", "b.csv"} {
		w, err := s.Create(filepath.Join(dir, name))
		require.NoError(t, err)
		_, err = io.WriteString(w, "new")
		require.NoError(t, err)
	}
	got, err := os.ReadFile(old)
	require.NoError(t, err)
	assert.Equal(t, "old", string(got), "not before Commit")

	require.NoError(t, s.Commit())
	s.Discard()
	assert.Equal(t, []string{"a.csv", "b.csv"}, names(t, dir))
	got, err = os.ReadFile(old)
	require.NoError(t, err)
	assert.Equal(t, "new", string(got))
}

func TestStagingDiscard(t *testing.T) {
	dir := t.TempDir()
	var s export.Staging
	_, err := s.Create(filepath.Join(dir, "a.csv"))
	require.NoError(t, err)
	s.Discard()
	assert.Empty(t, names(t, dir))

	_, err = s.Create(dir)
	assert.ErrorContains(t, err, "is a folder")
	_, err = s.Create(filepath.Join(dir, "none", "a.csv"))
	assert.ErrorIs(t, err, os.ErrNotExist)
}

// What is no regular file is written to, never replaced.
func TestStagingKeepsLinksAndDevices(t *testing.T) {
	dir := t.TempDir()
	target, link := filepath.Join(dir, "target"), filepath.Join(dir, "link")
	require.NoError(t, os.WriteFile(target, []byte("old"), 0o644))
	require.NoError(t, os.Symlink(target, link))
	for _, path := range []string{link, os.DevNull} {
		var s export.Staging
		w, err := s.Create(path)
		require.NoError(t, err)
		_, err = io.WriteString(w, "new")
		require.NoError(t, err)
		require.NoError(t, s.Commit())
	}
	info, err := os.Lstat(link)
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink)
	got, err := os.ReadFile(target)
	require.NoError(t, err)
	assert.Equal(t, "new", string(got))
	info, err = os.Stat(os.DevNull)
	require.NoError(t, err)
	assert.False(t, info.Mode().IsRegular())
}

// So is a link to what is not there yet.
func TestStagingDanglingLink(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "sub"), 0o755))
	require.NoError(t, os.Symlink("sub/next", filepath.Join(dir, "link")))
	require.NoError(t, os.Symlink("target", filepath.Join(dir, "sub", "next")))
	var s export.Staging
	_, err := s.Create(filepath.Join(dir, "link"))
	require.NoError(t, err)
	require.NoError(t, s.Commit())
	assert.Equal(t, []string{"link", "sub"}, names(t, dir))
	assert.Equal(t, []string{"next", "target"}, names(t, filepath.Join(dir, "sub")))
	info, err := os.Lstat(filepath.Join(dir, "link"))
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink)
}

// A file that others write by its name appears like the others.
func TestStagingPath(t *testing.T) {
	dir := t.TempDir()
	var s export.Staging
	temp, err := s.CreatePath(filepath.Join(dir, "a.sqlite"))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(temp, []byte("new"), 0o644))
	assert.NoFileExists(t, filepath.Join(dir, "a.sqlite"))
	require.NoError(t, s.Commit())
	assert.Equal(t, []string{"a.sqlite"}, names(t, dir))

	temp, err = s.CreatePath(filepath.Join(dir, "a.sqlite"))
	require.NoError(t, err)
	content, err := os.ReadFile(temp)
	require.NoError(t, err)
	assert.Empty(t, content)
	released := 0
	s.OnDiscard(func() {
		assert.FileExists(t, temp)
		released++
	})
	s.Discard()
	s.Discard()
	assert.Equal(t, 1, released)
	assert.Equal(t, []string{"a.sqlite"}, names(t, dir))

	_, err = s.CreatePath(os.DevNull)
	assert.ErrorIs(t, err, export.ErrNoFile)
}

// Who writes a file that another one is writing gets a whole file, and so does the other.
func TestStagingTwoAtOnce(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	for _, alone := range []bool{false, true} { // one of them may have a lock
		var one, other export.Staging
		one.Alone = alone
		for s, text := range map[*export.Staging]string{&one: "one", &other: "the other"} {
			w, err := s.Create(path)
			require.NoError(t, err)
			_, err = io.WriteString(w, text)
			require.NoError(t, err)
		}
		for _, x := range []struct {
			s    *export.Staging
			want string
		}{{&one, "one"}, {&other, "the other"}} {
			require.NoError(t, x.s.Commit())
			got, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, x.want, string(got))
		}
		assert.Equal(t, []string{"a.json"}, names(t, dir))
	}
}

// Who is alone overwrites what was left by a run that was killed.
func TestStagingAlone(t *testing.T) {
	dir := t.TempDir()
	for range 2 {
		s := export.Staging{Alone: true}
		_, err := s.Create(filepath.Join(dir, "a.csv"))
		require.NoError(t, err)
	}
	assert.Len(t, names(t, dir), 1)
}

// What is cleared is gone, as is what was there before.
func TestStagingClear(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.csv"), []byte("old"), 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "other"), nil, 0o644))
	var s export.Staging
	for _, name := range []string{"a.csv", "b.csv"} {
		_, err := s.Create(filepath.Join(dir, name))
		require.NoError(t, err)
	}
	_, err := s.Create(os.DevNull)
	require.NoError(t, err)
	require.NoError(t, s.Clear())
	assert.Equal(t, []string{"other"}, names(t, dir))
}
