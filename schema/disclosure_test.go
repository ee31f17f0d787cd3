package schema_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/jixiao-data/jixiao/schema"
)

func TestOrgOf(t *testing.T) {
	office := &schema.Org{Code: "131002", Name: "某局"}
	restated := &schema.Org{Name: "某局"}
	school := &schema.Org{Name: "某学校"}
	empty := &schema.Org{}
	for name, tt := range map[string]struct {
		document *schema.Org
		project  *schema.Project
		want     *schema.Org
	}{
		"the document":                {office, nil, office},
		"its own":                     {office, &schema.Project{Org: school, Department: restated}, school},
		"the document's, restated":    {office, &schema.Project{Org: restated}, office},
		"the document's, none itself": {office, &schema.Project{Department: school}, office},
		"in charge":                   {nil, &schema.Project{Department: school}, school},
		"without name or code":        {empty, &schema.Project{Org: empty, Department: school}, school},
		"none":                        {nil, &schema.Project{}, nil},
	} {
		d := &schema.Disclosure{Org: tt.document}
		assert.Same(t, tt.want, d.OrgOf(tt.project), name)
	}
}

func TestBlank(t *testing.T) {
	for raw, want := range map[string]bool{"": true, " \n\u3000": true, "—": false, "/": false} {
		assert.Equal(t, want, (&schema.Threshold{Raw: raw, Kind: schema.Empty}).Blank(), raw)
	}
	assert.False(t, (&schema.Threshold{Kind: schema.Words}).Blank())
}
