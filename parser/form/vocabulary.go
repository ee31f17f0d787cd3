package form

// A field is what a label means. The names are those of the schema where it has a
// place for the value, and appear in schema.Label.Means.
type field string

// Fields of the rows around the indicators: a label with its value beside or
// below it.
const (
	fCode        field = "project.code"
	fName        field = "project.name"
	fOrg         field = "project.org"
	fOrgCode     field = "project.org.code"
	fDepartment  field = "project.department"
	fDeptOrg     field = "department.name" // the unit that a department form is about
	fTransfer    field = "transfer.name"
	fPeriod      field = "project.period"
	fKind        field = "project.kind"
	fPurpose     field = "project.purpose"
	fGoals       field = "project.goals"
	fMidGoals    field = "project.mid_term_goals"
	fOutcomes    field = "project.outcomes"
	fOther       field = "other"
	fSignature   field = "signature"
	fNote        field = "note"
	fPlan        field = "project.plan"
	fPlanStep    field = "project.plan.step"
	fMoneyUnit   field = "money.unit"
	fFiscalYear  field = "fiscal_year"
	fBudget      field = "project.budget" // opens a block of money lines
	fBudgetUse   field = "project.budget_and_purpose"
	fSide        field = "indicators" // the side label of an indicator block
	fSideMidTerm field = "indicators.mid_term"
	fTotalScore  field = "project.score"
	fTasks       field = "project.tasks"
	fTaskName    field = "task.name"
	fTaskContent field = "task.content"
	fTaskState   field = "task.progress"
	fTaskAmount  field = "task.amount"
	fRate        field = "budget.execution_rate"
	fRepeat      field = "repeat" // a merged cell that is printed again in its further columns
)

// Fields that are columns of an indicator block.
const (
	cLevel1      field = "indicator.level1"
	cLevel2      field = "indicator.level2"
	cLevel3      field = "indicator.level3"
	cDescription field = "indicator.description"
	cTarget      field = "indicator.target"
	cMidTerm     field = "indicator.mid_term_target"
	cActual      field = "indicator.actual"
	cExcellent   field = "indicator.grades.excellent"
	cGood        field = "indicator.grades.good"
	cFair        field = "indicator.grades.fair"
	cPoor        field = "indicator.grades.poor"
	cOperator    field = "indicator.operator"
	cUnit        field = "indicator.unit"
	cValueType   field = "indicator.value_type"
	cDirection   field = "indicator.direction"
	cWeight      field = "indicator.weight"
	cScore       field = "indicator.score"
	cDeviation   field = "indicator.deviation"
	cBasis       field = "indicator.basis"
	cStandard    field = "indicator.standard"
	cHistory     field = "indicator.history"
	cNote        field = "indicator.note"
	cSerial      field = "serial"
	cOneCell     field = "indicators.in_one_cell"
	cGroup       field = "group"
	cOther       field = "indicator.other"
)

// Columns of values, if no other column is that: see header.claim. No label keeps these.
const (
	cMaybeTarget = cTarget + "?"
	cMaybeActual = cActual + "?"
)

// term is one meaning with the labels that have it, folded (see fold).
type term struct {
	means  field
	labels string // separated by spaces
}

// govLevels say of which government a unit is, before the labels in budgetUnits:
// 省级预算部门名称.
var govLevels = []string{"", "中央", "省级", "自治区级", "市级", "州级", "盟市级", "地市级", "区级", "县级", "区县级", "市县级", "旗县级", "乡镇级", "乡级", "镇级", "本级", "一级", "二级", "三级"}

// budgetUnits are labels of the unit that has a budget.
var budgetUnits = []string{"预算部门名称", "预算单位名称", "预算部门", "预算部门单位名称", "预算部门、单位名称", "预算部门/单位名称"}

// headTerms are labels of the rows around the indicators.
var headTerms = []term{
	{fCode, "项目编码 项目代码 项目编号 项目号 二级项目编码 项目唯一码 预算项目编码"},
	{fName, "项目名称 项目名 支出项目名称 二级项目名称 预算项目名称 项目支出名称 专项资金名称 政策名称 政策/项目名称 政策、项目名称 子项目名称 项目名称及代码 项目代码及名称 项目名称及编码 项目编码及名称 项目名称/编码 项目编码/名称"},
	{fTransfer, "专项名称 转移支付名称 转移支付项目名称 转移支付资金名称"},
	{fDeptOrg, "部门名称 单位名称 部门单位名称 部门/单位名称 预算部门名称 预算单位名称 预算部门 填报部门 填报单位 部门 单位 编制部门 自评单位 自评部门 评价单位 报送单位 报送部门 填报单位名称 填报部门名称 自评单位名称 部门名称及代码 部门代码及名称 部门名称及编码 部门编码及名称 单位名称及代码 单位代码及名称 单位名称及编码 单位编码及名称 部门及单位名称 部门和单位名称 部门、单位名称 部门、单位 部门/单位"},
	{fOrg, "实施单位 项目单位 项目实施单位 承担单位 项目承担单位 项目执行单位 预算单位 资金使用单位 具体实施单位 实施部门 用款单位 项目实施主体 执行单位 申报单位 编制单位 责任单位 项目责任单位 建设单位 项目建设单位 使用单位 二级单位 二级预算单位"},
	{fOrgCode, "单位编码 预算单位编码 单位代码 部门编码"},
	{fDepartment, "主管部门 主管部门及代码 预算主管部门 项目主管部门 主管单位 主管部门名称 一级预算单位 省级主管部门 资金主管部门 部门及代码 一级主管部门"},
	{fPeriod, "项目期 实施期 项目期限 实施期限 项目周期 实施周期 专项实施期 项目起止时间 项目实施期 项目起止年限 起止时间 项目实施周期 项目起止年月"},
	{fKind, "项目属性 项目类型 项目类别 项目性质 项目分类 支出类型 资金类别 专项属性"},
	{fPurpose, "资金用途 项目概况 项目内容 项目简介 项目基本情况 项目主要内容 主要内容 项目描述 项目概述 立项依据 项目立项依据 项目实施内容 资金使用范围 项目实施内容及过程概述"},
	{fGoals, "绩效目标 年度总体目标 总体目标 总体绩效目标 年度绩效目标 年度目标 当年目标 当年绩效目标 项目绩效目标 项目绩效总目标 项目总体目标 绩效总目标 本年度绩效目标 年度总体绩效目标 预期目标 年初预期目标 年初设定目标 年初目标 年度预期目标 整体绩效目标 部门整体绩效目标 部门绩效目标 项目总目标 项目年度目标 项目年度绩效目标 项目总体绩效目标 年度主要目标 预期总体目标 总体目标完成情况 年度总体目标完成情况 绩效目标完成情况 年度绩效目标完成情况 年初总体目标 总目标 区域绩效目标 绩效目标内容 年初绩效目标 年度总体目标设定 年度绩效总目标 年度总目标 部门总体目标 部门年度总体目标 部门总体绩效目标 部门年度绩效目标 单位绩效目标 单位整体绩效目标 年度整体绩效目标 整体目标 整体绩效总目标 部门整体绩效总目标 部门绩效总目标 项目总体绩效目标内容 年度工作目标 项目绩效目标情况 预期绩效目标 年度预期绩效目标 项目预期目标 单位年度总体目标 年度履职目标 设定目标 部门整体支出年度绩效目标 项目年度目标完成情况 项目目标 当年整体绩效目标"},
	{fMidGoals, "中期目标 长期目标 实施期目标 中长期目标 中期绩效目标 项目实施期目标 实施期绩效目标 项目长期目标 实施期总目标 实施期总体目标 中期总体目标 三年目标 长期总体目标"},
	{fOutcomes, "实际完成情况 年度实际完成情况 目标实际完成情况 全年实际完成情况 目标完成情况 完成情况 全年完成情况 实际完成目标情况 年度总体目标实际完成情况 年度目标完成情况 总体完成情况 实际完成目标 自评完成情况 年终完成情况 年度总体目标完成情况综述 总体目标完成情况综述 年度目标完成情况综述 绩效目标完成情况综述 目标完成情况综述 完成情况综述 实际完成"},
	{fPlan, "资金支出计划 支出计划 用款计划 资金支出进度计划 资金使用计划 分月用款计划 年度支出计划"},
	{fBudgetUse, "预算规模及资金用途 预算规模及用途 资金规模及用途 预算资金规模及用途"},
	{fBudget, "项目资金 资金情况 资金投入情况 预算资金 项目预算 项目资金情况 资金总额 项目资金来源 预算执行情况 预算情况 部门整体支出 部门预算 部门预算情况 部门资金情况 部门总体资金情况 项目预算执行情况 资金构成 预算资金情况 资金来源 项目支出预算 部门整体支出预算 年度预算 年度资金情况 预算安排情况 年度预算申请 资金安排情况 部门整体支出情况 部门支出 整体支出 项目资金安排 项目投入情况 年度部门预算 年度预算执行情况 资金执行情况 预算执行 部门预算执行情况 部门整体支出预算执行情况 整体支出预算执行情况 部门整体预算执行情况"},
	{fSide, "绩效指标 年度绩效指标 指标 绩效指标完成情况 绩效目标指标 年度指标 项目绩效指标 绩效指标体系 年度绩效指标完成情况 绩效指标情况 绩效自评指标 当年绩效指标"},
	{fSideMidTerm, "长期绩效目标 长期绩效指标 中期绩效指标 实施期绩效指标 中长期绩效指标 长期指标 中期指标"},
	{fTotalScore, "总分 合计 总计 合计得分 总得分 自评总分 得分合计 分值合计 总体得分 自评得分合计 合计分值 总评分 自评得分 自评总得分 综合得分 最终得分 项目总得分 总分值 总自评得分 评价得分 评价总分 评价总得分 绩效评价得分 自评综合得分 绩效自评得分 绩效自评总分 绩效自评总得分 部门自评得分 单位自评得分 项目自评得分 项目自评总分 部门整体自评得分"},
	{fTasks, "年度主要任务 主要任务 年度任务 年度重点任务 部门主要任务 重点工作任务 年度重点工作任务 年度主要任务完成情况 主要任务完成情况 年度工作任务 年度重点工作 重点任务 主要工作任务 年度主要工作任务 年度主要工作 部门年度主要任务 部门重点工作任务"},
	{fTaskName, "任务名称 主要任务名称 工作任务 重点任务名称 工作任务名称 任务 重点工作名称 重点工作任务名称"},
	{fTaskContent, "主要内容 任务内容 工作内容 具体内容"},
	{fTaskState, "完成情况 任务完成情况 实际完成情况 完成进度"},
	{fTaskAmount, "预算金额 金额 预算额 资金额 预算资金 预算安排 金额安排"},
	{fSignature, "填报人 填表人 填表日期 填报日期 联系电话 联系人 联系人及电话 联系人及联系电话 项目负责人 项目负责人及电话 项目负责人及联系电话 单位负责人 负责人 审核人 经办人 财务负责人 部门负责人 主管部门审核意见 财政部门审核意见 财政审核意见 审核意见 主管部门意见 财政部门意见 单位意见 部门意见 盖章 公章 单位盖章 填报时间 填表时间 评价人员 联系方式 电话 业务科室审核意见 绩效科审核意见 评价组组长 评价人员组成 自评小组成员 自评小组 自评人员 评价小组成员 评价小组 评价组成员 绩效评价小组"},
	{fNote, "备注 说明 注 填报说明 备注说明 填表说明 其他说明 其他需要说明的问题 其他需说明的问题 需要说明的问题 其他需要说明事项 其他需要说明的事项 其他需说明事项 其他需说明的事项"},
	{fFiscalYear, "年度 预算年度 项目所属年度 所属年度 财政年度 自评年度 评价年度 会计年度 项目年度"},
	{fOther, "中央主管部门 省级财政部门 市级财政部门 县级财政部门 市级主管部门 县级主管部门 地方主管部门 财政部门 主管处室 项目级次 项目等级 资金性质 分管科室 业务科室 资金管理办法 是否政府采购 项目排序 职能 部门职能 部门职能概述 单位职能 职责 部门职责 评价等级 自评等级 自评结论 绩效等级 申报年度 功能科目 支出功能分类 项目实施的必要性 项目实施的可行性 项目必要性 实施方案 保障措施 项目实施计划 人员编制 单位职工人数 编制人数 在职人数 项目申报依据 测算依据 测算过程 管理措施 自评总结 主要经验 存在问题 下一步改进措施 改进措施"},
}

// sourceTerms are the labels of money lines, by source. "其中" and numbering before
// them are dropped by source.
var sourceTerms = []term{
	{"total", "预算数 资金总额 年度资金总额 年度金额 项目总预算 预算总额 总预算 预算金额 项目资金总额 年度预算总额 预算合计 资金合计 总金额 总额 合计 年度预算安排 年度预算 预算安排 项目预算总额 总投资 项目总金额 当年预算 当年预算数 本年预算 项目当年预算 年度总预算 项目总资金 年度预算数 年度预算金额 年度资金 全年预算 预算资金总额 年度总金额 项目年度资金总额 年度财政资金总额 当年项目预算 部门预算总额 收入总额 支出总额 预算额 项目金额 金额 年度预算资金总额 申请预算总额 资金总量 项目预算金额 年度项目资金总额 预算安排数 本年度预算金额 项目预算数 年度安排资金 部门整体支出预算资金 中期资金总额 实施期资金总额 长期资金总额 实施期金额 项目实施期资金总额 三年资金总额 收入预算合计 支出预算合计 申请资金总额 年度本级预算金额 本级预算金额 年度申请资金总额 本年度预算安排 预算申报数 申报预算数 预算申请数 申请预算数 项目预算申报数"},
	{"fiscal", "财政资金 财政拨款 当年财政拨款 本年财政拨款 年度财政拨款 财政拨款资金 财政性资金 本级财政资金 当年财政资金 财政拨款收入 一般公共预算 一般公共预算拨款 一般公共预算财政拨款 一般公共预算资金 本年一般公共预算拨款 财政预算资金 本级财政拨款 当年一般公共预算拨款 财政预算拨款 财政投入"},
	{"central", "中央补助 中央财政补助资金 中央专项资金 中央资金 中央财政资金 中央补助资金 中央财政补助 中央拨款 中央财政拨款 上级补助资金 上级资金 上级补助 上级财政资金"},
	{"local", "地方资金 地方财政资金 地方配套资金 省级资金 市级资金 县级资金 省级财政资金 市级财政资金 县级财政资金 区级财政资金 区级资金 省级补助 市县资金 市级配套 县级配套 配套资金"},
	{"carryover", "上年结转资金 上年结转 结转资金 上年结转结余资金 结转结余资金 上年结转结余 以前年度结转资金 财政拨款结转资金 上年结余"},
	{"other", "其他资金 其它资金 其他 单位资金 非财政拨款 自筹资金 其他来源 其他收入 单位自筹 事业收入 社会资金 其他资金来源 非财政资金 财政专户管理资金 政府性基金 政府性基金预算 政府性基金预算拨款 政府性基金拨款 其他经费 国有资本经营预算 专户资金 经营收入"},
	{"basic", "基本支出 人员经费 公用经费"},
	{"project", "项目支出"},
}

// stageTerms are the labels over columns of amounts, by stage of the year.
var stageTerms = []term{
	{"initial", "年初预算数 年初预算 年初预算金额 年初批复数 年初批复预算 年初预算资金 年初安排数 年初预算安排 年初预算安排数 年初预算批复数 年初部门预算数"},
	{"budget", "全年预算数 预算数 全年预算 调整后预算数 全年调整预算数 调整预算数 全年预算金额 预算调整数 调整后预算 全年预算资金 预算资金数 预算总额 预算金额 资金总额 预算安排数 实际到位数 预算总数 年度预算数 调整预算 预算批复数 批复预算数 下达预算数 当年预算数 本年预算数 预算安排 指标下达数 下达指标数 金额 全年预算安排数 调整后全年预算数"},
	{"executed", "全年执行数 执行数 全年执行 实际执行数 全年支出数 实际支出数 全年执行金额 支出数 年度执行数 全年实际执行数 预算执行数 实际支出 实际支出金额 决算数 全年支出 执行金额 全年实际支出数 资金执行数 实际执行 实际使用数 实际执行金额 实际使用 实际支付数 支付数"},
	{"forecast", "全年预计执行数 预计执行数 全年预计 预计全年执行数"},
	{"rate", "执行率 预算执行率 执行率/% 资金执行率 预算完成率 全年执行率 支出进度 资金使用率 使用率 支付率 支付进度 预算支出率"},
	{"weight", "分值 权重 执行率权重"},
	{"score", "得分 自评得分 执行率得分"},
	{"note", "原因 备注 说明 偏差原因 未执行原因 原因说明 偏差原因分析 执行率偏低原因"},
}

// columnTerms are the header labels of an indicator block.
var columnTerms = []term{
	{cLevel1, "一级指标 一级绩效指标 绩效指标分类 指标类型 一级指标名称 一级 指标分类 一级目标 一级绩效目标 绩效指标一级 指标一级分类 Ⅰ级指标 I级指标 绩效指标类型 绩效指标类别"},
	{cLevel2, "二级指标 二级绩效指标 二级指标名称 二级 二级目标 二级绩效目标 绩效指标二级 指标二级分类 Ⅱ级指标 II级指标"},
	{cLevel3, "三级指标 三级绩效指标 指标名称 指标内容 三级指标名称 绩效指标名称 三级 绩效指标内容 三级目标 具体指标 四级指标 三级绩效目标 绩效指标三级 指标三级分类 Ⅲ级指标 III级指标"},
	{cDescription, "绩效指标描述 指标解释 指标说明 指标值说明 指标值内容 指标描述 指标内涵 绩效指标解释 绩效指标说明 三级指标解释 指标含义 三级指标描述 三级指标说明"},
	{cTarget, "指标值 年度指标值 绩效指标值 绩效目标值 目标值 年度目标值 年初目标值 年初指标值 预算设定指标值 指标目标值 指标值及单位 当年预期实现值 预计当年实现 当年指标值 全年指标值 全年计划值 全年计划指标值 计划指标值 计划值 预期指标值 预期值 年度绩效目标值 预期目标值 三级指标值 年初设定指标值 全年目标值 年度预期值 预算指标值 年初绩效目标值 年初设定值 设定目标值 当年目标值 年初绩效指标值 预计当年实现值 当年预计实现值 本年指标值 本年目标值 年度预期指标值 指标值设定 年度指标目标值 预期实现值 当年预期值 绩效目标指标值 全年预期指标值 计划完成值 预期完成值 年度计划值 目标指标值 预期当年实现值 预期当年实现 预期当年值 当年预期 年度预期实现值 预计实现值 本年预期值 本年预期实现值 绩效目标值及单位 指标值/内容 指标值及内容 指标设定值 指标数值 目标值及单位 年度指标值及单位 年度目标值及单位 年初目标值及单位 绩效指标值及单位 指标值和单位 目标值和单位"},
	{cMidTerm, "实施周期目标值 实施期目标值 中期目标值 实施周期指标值 中期指标值 长期指标值 实施期指标值 长期目标值 周期目标值 项目周期目标值 三年目标值"},
	{cActual, "实际完成值 全年完成值 全年实际值 全年实际完成值 完成值 年终完成值 项目完成指标值 实际完成指标值 年度实际完成值 实际值 实际完成数 全年实际完成指标值 实际实现值 年度完成值 当年完成值 实际完成 自评完成值 全年完成指标值 指标完成值 全年完成情况 实际完成情况 完成情况 指标完成情况 年末完成值 目标完成值 执行值 实际达成值 实际执行值 完成数 年度实际值 全年完成数 年度完成数 当年完成数 实际指标值 指标实际值 完成指标值 全年执行值 实际达到值 全年实际完成情况 实际情况 执行情况 完成结果 年度完成情况 当年完成情况 年终完成情况 指标实际完成情况 年度实际完成情况 实际完成数值 完成数值 实际数值 达成值 实际达成 实际结果"},
	{cMaybeTarget, "目标 指标要求 目标要求 标准值 考核目标 设定值 指标目标 绩效值 预计完成值 全年目标 全年计划"},
	{cMaybeActual, "实现值 业绩值 实施结果"},
	{cExcellent, "优 优秀"},
	{cGood, "良 良好"},
	{cFair, "中 中等"},
	{cPoor, "差 较差"},
	{cOperator, "计算符号 指标性质 运算符号 符号 比较符号 指标符号 操作符 逻辑符号 运算符 指标值符号 目标值符号 比较符 绩效指标性质 计算符"},
	{cUnit, "度量单位 计量单位 单位 指标单位 指标值单位 目标值单位 度量 指标计量单位"},
	{cValueType, "指标值类型 值类型 指标属性 指标类别 定性/定量 定量/定性"},
	{cDirection, "指标方向 指标方向性 方向 指标趋向"},
	{cWeight, "权重 分值 分值权重 指标权重 权重/% 指标分值 标准分 标准分值 分数 权重分 权重值 分值/权重 设定分值 满分 参考分值 绩效分值"},
	{cScore, "得分 自评得分 自评分 指标得分 自评分数 评分 自评分值 实际得分 评价得分 部门自评得分 单位自评得分 自我评分"},
	{cDeviation, "偏差原因分析及改进措施 未完成原因及拟采取的改进措施 未完成原因和改进措施 未完成原因分析 偏差原因分析 偏差原因 未完成原因 偏差原因及改进措施 未完成原因及改进措施 原因分析 未完成原因分析及改进措施 偏差原因分析与改进措施 扣分原因 偏差分析及改进措施 未完成原因分析及拟采取的改进措施 偏差原因说明 扣分原因分析 改进措施 未达标原因 偏离原因分析及改进措施"},
	{cBasis, "指标值确定依据 评价标准确定依据 指标依据 确定依据 指标值依据 指标值来源 数据来源 目标值确定依据 指标设定依据 评价标准依据 佐证材料 证明材料 指标确定依据 依据"},
	{cStandard, "绩效标准 评扣分标准 评分标准 扣分标准 评价标准 评分规则 计分方法 评分办法 评分方法 绩效标准类型 赋分规则 计算方法 评分细则 评/扣分标准 评分依据 指标计算方法 计算公式 评分说明"},
	{cHistory, "前年 上年 前年值 上年值 上年度 上年完成值 前年实际值 上年实际值 历史值 近两年指标值 上年指标值 前年指标值 上年实现值 前年实现值 上一年 上年度完成值 上年实际完成值 去年 去年值 去年完成值 去年实际值"},
	{cNote, "备注 说明 其他说明 备注说明"},
	{cSerial, "序号 编号"},
	{cGroup, "绩效指标评价标准 评价标准 指标值 年度指标值 中期目标 年度目标 长期目标 实施期目标 绩效指标"},
}

// listTerms are header labels of tables that list many projects. A list may also
// have any column of an indicator block.
var listTerms = []term{
	{fName, "项目名称 项目 支出项目 支出项目名称 项目名 预算项目 二级项目名称 预算项目名称 项目支出名称 专项名称 专项资金名称 单位名称、项目名称 单位名称/项目名称 单位、项目名称 单位/项目名称 项目名称/单位名称"},
	{fOrg, "单位名称 预算单位 单位 部门名称 实施单位 项目单位 预算单位名称 部门单位名称 预算部门 部门/单位名称 主管部门/单位 单位/部门 项目实施单位 单位编码及名称 单位编码名称"},
	{fOrgCode, "单位编码 预算单位编码 单位代码 部门编码"},
	{fDepartment, "主管部门 主管部门名称 预算主管部门 部门"},
	{fCode, "项目编码 项目代码 项目编号"},
	{fKind, "项目类别 项目类型 项目属性 资金性质 支出类型 项目分类 资金来源"},
	{fPurpose, "项目内容 项目概况 资金用途 主要内容 项目简介 立项依据"},
	{fGoals, "年度绩效目标 绩效目标 年度目标 总体目标 项目绩效目标 年度总体目标 项目年度绩效目标 绩效目标内容 年度目标内容 目标内容 项目目标 总体绩效目标 年度总体绩效目标 当年绩效目标 项目总体目标 实施期绩效目标 本年度绩效目标"},
	{fPeriod, "项目期 实施期 项目期限 起止时间 项目周期"},
}
