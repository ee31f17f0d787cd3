// Package kubernetes holds jobs for Kubernetes. There is no code in it; its test holds
// the jobs to the API's own types, and runs their commands.
package kubernetes

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"

	"github.com/jixiao-data/jixiao/internal/gen"
)

// job reads a job. A field that the API does not know is an error.
func job(t *testing.T, file string) *batchv1.Job {
	t.Helper()
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	var j batchv1.Job
	require.NoError(t, yaml.UnmarshalStrict(data, &j))
	assert.Equal(t, "batch/v1", j.APIVersion)
	assert.Equal(t, "Job", j.Kind)
	return &j
}

func variable(t *testing.T, c corev1.Container, name string) string {
	t.Helper()
	for _, v := range c.Env {
		if v.Name == name {
			return v.Value
		}
	}
	t.Fatalf("no variable %s", name)
	return ""
}

// What the API server asks of a job beyond its fields.
func TestConvertJob(t *testing.T) {
	s := job(t, "convert.yaml").Spec
	require.NotNil(t, s.CompletionMode)
	assert.Equal(t, batchv1.IndexedCompletion, *s.CompletionMode)
	require.NotNil(t, s.BackoffLimitPerIndex, "it needs Indexed")
	require.NotNil(t, s.MaxFailedIndexes)
	assert.LessOrEqual(t, *s.MaxFailedIndexes, *s.Completions)
	assert.LessOrEqual(t, *s.Parallelism, *s.Completions)
	pod := s.Template.Spec
	assert.Equal(t, corev1.RestartPolicyNever, pod.RestartPolicy, "podFailurePolicy needs it")
	require.Len(t, pod.Containers, 1)
	assert.Equal(t, fmt.Sprint(*s.Completions), variable(t, pod.Containers[0], "SHARDS"))
	for _, rule := range s.PodFailurePolicy.Rules {
		if rule.OnExitCodes != nil {
			assert.Equal(t, pod.Containers[0].Name, *rule.OnExitCodes.ContainerName)
			assert.NotContains(t, rule.OnExitCodes.Values, int32(0))
		}
	}
	mounted(t, pod)
}

func TestMergeJob(t *testing.T) {
	pod := job(t, "merge.yaml").Spec.Template.Spec
	convert := job(t, "convert.yaml").Spec.Template.Spec.Containers[0]
	require.Len(t, pod.Containers, 1)
	assert.Equal(t, variable(t, convert, "SHARDS"), variable(t, pod.Containers[0], "SHARDS"))
	assert.Contains(t, []corev1.RestartPolicy{corev1.RestartPolicyNever, corev1.RestartPolicyOnFailure}, pod.RestartPolicy)
	mounted(t, pod)
}

// mounted makes sure that each mount has its volume, and each path its mount.
func mounted(t *testing.T, pod corev1.PodSpec) {
	t.Helper()
	volumes := map[string]bool{}
	for _, v := range pod.Volumes {
		volumes[v.Name] = true
	}
	paths := map[string]bool{}
	for _, m := range pod.Containers[0].VolumeMounts {
		assert.True(t, volumes[m.Name], m.Name)
		paths[m.MountPath] = true
	}
	for _, v := range pod.Containers[0].Env {
		if v.Value[0] == '/' {
			assert.True(t, paths[v.Value], v.Value)
		}
	}
}

// The commands of the jobs, run as their pods would, give what one run gives. A shard
// is run twice, as when its pod is started again.
func TestCommands(t *testing.T) {
	in, out, bin := t.TempDir(), t.TempDir(), t.TempDir()
	for d := range gen.Archive(7, 90) {
		require.NoError(t, os.WriteFile(filepath.Join(in, d.Name), d.Data, 0o666))
	}
	text, err := exec.CommandContext(t.Context(), "go", "build", "-C", "../..", "-o", filepath.Join(bin, "jixiao"), "./cmd/jixiao").CombinedOutput()
	require.NoError(t, err, string(text))
	run := func(file string, more ...string) {
		t.Helper()
		command := job(t, file).Spec.Template.Spec.Containers[0].Command
		c := exec.CommandContext(t.Context(), command[0], command[1:]...)
		c.Env = append([]string{"PATH=" + bin + ":" + os.Getenv("PATH"), "IN=" + in, "OUT=" + out, "SHARDS=3"}, more...)
		text, err := c.CombinedOutput()
		require.NoError(t, err, string(text))
	}
	for _, index := range []int{2, 0, 1, 0} {
		run("convert.yaml", fmt.Sprint("JOB_COMPLETION_INDEX=", index))
	}
	run("merge.yaml")

	whole := filepath.Join(t.TempDir(), "all.ndjson")
	c := exec.CommandContext(t.Context(), filepath.Join(bin, "jixiao"), "convert", "-q", in, "-f", "ndjson", "-o", whole)
	var exit *exec.ExitError
	require.ErrorAs(t, c.Run(), &exit, "some inputs are broken")
	for _, name := range []string{"", ".jixiao/failures.ndjson", ".jixiao/inputs.ndjson"} {
		want, err := os.ReadFile(whole + name)
		require.NoError(t, err)
		got, err := os.ReadFile(filepath.Join(out, "all.ndjson") + name)
		require.NoError(t, err)
		assert.Equal(t, string(want), string(got), name)
	}
}

// A command that is called wrongly is not taken for a finished shard.
func TestCommandFails(t *testing.T) {
	bin, out := t.TempDir(), t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(bin, "jixiao"), []byte("#!/bin/sh\nexit $EXIT\n"), 0o777))
	for _, file := range []string{"convert.yaml", "merge.yaml"} {
		command := job(t, file).Spec.Template.Spec.Containers[0].Command
		for _, code := range []int{0, 1, 2, 137} {
			c := exec.CommandContext(t.Context(), command[0], command[1:]...)
			c.Env = []string{"PATH=" + bin + ":" + os.Getenv("PATH"), "IN=/in", "OUT=" + out, "SHARDS=3", "JOB_COMPLETION_INDEX=0", fmt.Sprint("EXIT=", code)}
			_ = c.Run()
			assert.Equal(t, code, c.ProcessState.ExitCode(), file) // 1, too: there is no run.json
		}
	}
}
