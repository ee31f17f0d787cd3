package check

import "github.com/jixiao-data/jixiao/schema"

// The regulations that rules follow from.
const (
	targets2015    = "财预〔2015〕88号"
	evaluation2020 = "财预〔2020〕10号"
	indicators2021 = "财预〔2021〕101号"
)

// rules is the table of all rules. Errors are what cannot be right by the document's
// own words and numbers; warnings are doubtful, or fall short of what the form asks.
var rules = []Rule{
	{"budget-sum", schema.SeverityError, Message{
		"The budget total is not the sum of its parts.",
		"资金总额与各项资金之和不符。",
	}, targets2015, eachProject(budgetSum)},
	{"task-sum", schema.SeverityError, Message{
		"The printed total is not the sum of the tasks, or a task's amount not that of its parts.",
		"金额合计与各任务预算之和不符，或任务总额与其各项资金之和不符。",
	}, targets2015, eachProject(taskSum)},
	{"execution-rate", schema.SeverityError, Message{
		"The printed execution rate is not what was spent, divided by the budget.",
		"执行率与全年执行数除以全年预算数之商不符。",
	}, evaluation2020, eachProject(executionRate)},
	{"amount-impossible", schema.SeverityError, Message{
		"An amount is 1,000,000,000,000 yuan or more: it can only be meant in a smaller unit.",
		"金额达一万亿元以上，所印单位有误。",
	}, "", eachProject(amountImpossible)},
	{"amount-doubtful", schema.SeverityWarning, Message{
		"A body of a county, district, town or village prints an amount of 10,000,000,000 yuan or more: it may be meant in a smaller unit.",
		"县级及以下单位的金额达一百亿元以上，单位疑有误。",
	}, "", eachProject(amountDoubtful)},
	{"unit-factor", schema.SeverityWarning, Message{
		"Two amounts that belong together differ by a factor of exactly 10,000: one of them is in another unit than is printed.",
		"相关金额恰差一万倍，元与万元疑有混用。",
	}, "", eachProject(unitFactor)},

	{"plan-not-rising", schema.SeverityError, Message{
		"The payment plan, which is cumulative, falls from one step to the next.",
		"资金支出计划为累计进度，后期却低于前期。",
	}, "", eachProject(planNotRising)},
	{"plan-not-100", schema.SeverityError, Message{
		"The payment plan does not end at 100 percent.",
		"资金支出计划未以100%结束。",
	}, "", eachProject(planNot100)},

	{"weights-not-100", schema.SeverityError, Message{
		"The weights do not make 100: neither alone, nor 90 with 10 for the execution rate.",
		"权重（分值）合计不为100，亦非指标90分加预算执行率10分。",
	}, evaluation2020 + ", " + indicators2021, eachProject(weightsNot100)},
	{"level-weight", schema.SeverityWarning, Message{
		"The points printed with a first level are not the sum of its indicators' weights.",
		"一级指标所标分值与其下各指标分值之和不符。",
	}, evaluation2020, eachProject(levelWeight)},

	{"score-above-weight", schema.SeverityError, Message{
		"A score is higher than its weight, or below zero.",
		"得分高于分值，或为负数。",
	}, evaluation2020, eachProject(scoreAboveWeight)},
	{"score-sum", schema.SeverityError, Message{
		"The total score is not the sum of the scores, that of the execution rate included.",
		"总分与各项得分（含预算执行率得分）之和不符。",
	}, evaluation2020, eachProject(scoreSum)},
	{"full-marks-missed", schema.SeverityWarning, Message{
		"Full marks are given though the result misses the target.",
		"实际完成值未达指标值，却得满分。",
	}, evaluation2020, eachProject(fullMarksMissed)},
	{"points-lost-met", schema.SeverityWarning, Message{
		"Points are taken off though the result meets the target.",
		"实际完成值已达指标值，却被扣分。",
	}, evaluation2020, eachProject(pointsLostMet)},

	{"share-over-100", schema.SeverityError, Message{
		"A share that cannot exceed 100 percent does.",
		"满意度、合格率等比率超过100%。",
	}, "", eachIndicator(shareOver100)},
	{"target-placeholder", schema.SeverityWarning, Message{
		"A target is a placeholder, or a whole scale without a choice: it says nothing.",
		"指标值为占位符或未作选择的等级表，没有实际内容。",
	}, indicators2021, eachIndicator(targetPlaceholder)},
	{"target-empty", schema.SeverityWarning, Message{
		"An indicator has no target.",
		"指标未填指标值。",
	}, targets2015, eachProject(targetEmpty)},

	{"code-org", schema.SeverityWarning, Message{
		"The project code begins with the number of another department than the organisation code.",
		"项目编码的部门代码与预算单位编码不一致。",
	}, "", eachProject(codeOrg)},
	{"duplicate-code", schema.SeverityError, Message{
		"Two projects have the same project code.",
		"不同项目的项目编码相同。",
	}, "", duplicateCode},
	{"duplicate-indicator", schema.SeverityWarning, Message{
		"A project has the same indicator twice.",
		"同一项目的指标重复。",
	}, "", eachProject(duplicateIndicator)},

	{"no-indicators", schema.SeverityWarning, Message{
		"A project has no indicators.",
		"项目没有绩效指标。",
	}, targets2015, eachProject(noIndicators)},
	{"missing-level1", schema.SeverityWarning, Message{
		"A project has no output indicators, or none of benefit.",
		"项目缺少产出指标或效益指标。",
	}, targets2015 + ", " + indicators2021, eachProject(missingLevel1)},
	{"missing-satisfaction", schema.SeverityInfo, Message{
		"A project has no indicators of satisfaction. Projects that serve nobody directly need none.",
		"项目没有满意度指标；不直接面向服务对象的项目可不设。",
	}, indicators2021, eachProject(missingSatisfaction)},
	{"missing-year", schema.SeverityWarning, Message{
		"The document does not say which budget year it is about.",
		"未注明预算年度。",
	}, "", missingYear},
	{"missing-org", schema.SeverityWarning, Message{
		"A project, or the whole document, does not say whose it is.",
		"未注明单位。",
	}, "", missingOrg},
}
