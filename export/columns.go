package export

import "slices"

// The columns that several tables share.

// documentColumn comes first in every table.
var documentColumn = column("document", String, Doc{
	"Name of the input: the path as it was given; of several members of an archive that have one name, the second is name#2.",
	"输入文件的名称，即所给路径；压缩包内同名的第二份记作 名称#2，余类推。",
}, func(r *row) any { return r.doc.Source.Name })

var (
	fiscalYear = column("fiscal_year", Integer, Doc{
		"Budget year.",
		"预算年度。",
	}, func(r *row) any {
		if r.doc.FiscalYear == nil {
			return nil
		}
		return intCell(r.doc.FiscalYear.Year)
	}).indexed()

	orgCode = column("org_code", String, Doc{
		"Budget code of the unit, as printed.",
		"预算单位编码，照原文。",
	}, func(r *row) any {
		if r.org() == nil {
			return nil
		}
		return stringCell(r.org().Code)
	})

	orgName = column("org_name", String, Doc{
		"Name of the unit: the project's own where the document has several.",
		"预算单位名称；一份文件有多个单位时，取项目所属单位。",
	}, func(r *row) any {
		if r.org() == nil {
			return nil
		}
		return stringCell(r.org().Name)
	}).indexed().searched()
)

// placeColumns say where the unit is. They are no part of the table values, whose
// columns are a contract.
var placeColumns = []Column{
	column("org_region", String, Doc{
		"Place in the unit's name, where it tells one.",
		"单位名称中的地名。",
	}, func(r *row) any {
		if r.org() == nil {
			return nil
		}
		return stringCell(r.org().Region)
	}),
	column("org_level", String, Doc{
		"Level of government of that place: province, prefecture, county or township.",
		"该地的政府层级：province（省）、prefecture（市）、county（县）、township（乡镇）。",
	}, func(r *row) any {
		if r.org() == nil {
			return nil
		}
		return stringCell(r.org().Level)
	}).coded(),
}

var formColumn = column("form", String, Doc{
	"Id of the form the project was read from.",
	"项目所用表式的代号。",
}, func(r *row) any { return stringCell(r.project.Form) }).indexed().coded()

// projectColumns name the project a row belongs to.
var projectColumns = slices.Concat([]Column{projectNo}, of("projects", projectNames...))

// projectNo is a project's key in its document.
var projectNo = column("project_no", Integer, Doc{
	"Number of the project in the document, from 1.",
	"项目在文件中的序号，从 1 起。",
}, func(r *row) any {
	if r.project == nil {
		return nil
	}
	return intCell(r.project.No)
})

var projectNames = []Column{
	column("project_code", String, Doc{
		"Project code as printed; empty for a whole department.",
		"项目编码，照原文；部门整体表为空。",
	}, func(r *row) any {
		if r.project == nil {
			return nil
		}
		return textCell(r.project.Code)
	}).indexed(),
	column("project_name", String, Doc{
		"Project name as printed; empty for a whole department.",
		"项目名称，照原文；部门整体表为空。",
	}, func(r *row) any {
		if r.project == nil {
			return nil
		}
		return textCell(r.project.Name)
	}).searched(),
}

// indicatorNo is an indicator's key in its project.
var indicatorNo = column("indicator_no", Integer, Doc{
	"Number of the indicator in the project, from 1.",
	"指标在项目中的序号，从 1 起。",
}, func(r *row) any { return intCell(r.indicator.No) })

// indicatorNames are what is printed of an indicator's place and name.
var indicatorNames = []Column{
	column("level1", String, Doc{
		"First level as printed, filled down over merged cells.",
		"一级指标，照原文；合并单元格逐行补全。",
	}, func(r *row) any { return textCell(r.indicator.Level1) }),
	column("level2", String, Doc{
		"Second level as printed, filled down over merged cells.",
		"二级指标，照原文；合并单元格逐行补全。",
	}, func(r *row) any { return textCell(r.indicator.Level2) }).indexed(),
	column("level3", String, Doc{
		"Name of the indicator as printed.",
		"三级指标（指标名称），照原文。",
	}, func(r *row) any { return textCell(r.indicator.Level3) }).indexed().searched(),
}

// addressColumns say where the row's text stands in the document.
var addressColumns = []Column{
	column("block", Integer, Doc{
		"Block (heading, paragraph or table) of the document, from 1.",
		"所在块（标题、段落或表格）的序号，从 1 起。",
	}, func(r *row) any { return intCell(int(r.ref.Block)) }),
	column("table", Integer, Doc{
		"Table of the document, from 1; empty outside tables.",
		"所在表格的序号，从 1 起；不在表格中则为空。",
	}, func(r *row) any { return intCell(int(r.ref.Table)) }),
	column("row", Integer, Doc{
		"Row in the table's grid, from 1.",
		"所在行，从 1 起。",
	}, func(r *row) any { return intCell(int(r.ref.Row)) }),
	column("col", Integer, Doc{
		"Column in the table's grid, from 1; of a merged cell the leftmost.",
		"所在列，从 1 起；合并单元格取最左列。",
	}, func(r *row) any { return intCell(int(r.ref.Col)) }),
}
