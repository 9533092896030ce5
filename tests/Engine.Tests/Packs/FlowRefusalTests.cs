namespace Yunzhang.Engine.Tests.Packs;

public sealed class FlowRefusalTests
{
    private const string L = FlowPack.Leave, P = FlowPack.Penalty, F = FlowPack.Form;

    [Theory]
    [InlineData(L, "judged_at: case start\n", "", "pack.missing-key", "^flow: leave", "judged_at", "judged_at")]
    [InlineData(L, "judged_at: case start", "judged_at: event", "pack.unknown-date", "judged_at: ^event", "case start", "case start")]
    [InlineData(L, "clauses: [closing.leave]\nstarts", "starts", "pack.no-clause", "^flow: leave", "clauses: [编号]", "clauses: [id]")]
    [InlineData(L, "{ by: anyone }", "{ from: anyone }", "pack.unknown-key", "starts: { ^from: anyone }", "by、on、when", "by, on, when")]
    [InlineData(L, "{ by: anyone }", "{ by: anyone, when: off.days > 3 }", "pack.key-needs-another", "anyone, when: ^off.days > 3 }", "on: [控制的编号]", "Add on:")]
    [InlineData(L, "{ by: anyone }", "{ }", "flow.never-starts", "flow: ^leave", "没有人、也没有控制", "Nobody and no control")]
    [InlineData(L, "\"QJ-{year}-{n:4}\"", "\"QJ-{yaer}-{n:4}\"", "flow.bad-number", "number: \"^QJ-{yaer}-{n:4", "“{yaer}”不能用", "\"{yaer}\" is none of them")]
    [InlineData(L, "\"QJ-{year}-{n:4}\"", "\"QJ-{year}\"", "flow.bad-number", "number: \"^QJ-{year}\"", "只有一个 {n}", "{n} exactly once")]
    [InlineData(L, "endings:\n      granted", "ends:\n      granted", "pack.wrong-shape", "ends:\n      ^granted", "结局请写在“endings”下", "write the endings under \"endings\"")]
    [InlineData(L, "from: 2014-04-01", "from: 2014-05-01", "pack.version-without-issue", "  - ^from: 2014-05-", "“leave”从 2014-05-01", "\"leave\" has a version from 2014-05-01")]
    [InlineData(L, "form: leave", "form: leaves", "flow.unknown-form", "    form: ^leaves", "是不是想写“leave”", "Did you mean \"leave\"")]
    [InlineData(L, "step: tell,", "step: ops,", "pack.duplicate-id", "    - { step: ^ops, name: 告知班", "“ops”重复了", "\"ops\" is repeated")]
    [InlineData(L, "step: tell,", "step: start,", "flow.reserved-id", "    - { step: ^start, name: 告", "不能叫“start”", "cannot be called \"start\"")]
    [InlineData(L, "consent: field stand_in,", "", "flow.step-kind", "      - ^{ step: stand-", "没有写做什么", "does not say what happens")]
    [InlineData(L, "consent: field stand_in,", "consent: field stand_in, do: starter,", "flow.step-kind", "      - ^{ step: stand-", "同时写了 consent、do", "has consent, do together")]
    [InlineData(L, "tell: [starter, field stand_in], to", "tell: [starter, field stand_in], edits: [off], to", "flow.key-needs-kind", "ld stand_in], ^edits: [off], ", "“tell”的步骤不用“edits”", "says \"tell\" takes no \"edits\"")]
    [InlineData(L, "otherwise: head, ", "", "pack.key-needs-another", "and_in, when: ^off.days > 1, ", "otherwise: 不走这一步时去哪里", "Add otherwise:")]
    [InlineData(L, "        within: 1 working day\n        ladder", "        ladder", "pack.key-needs-another", "          ^- { at: before", "within: 期限", "Add within:")]
    [InlineData(L, "when: off.days > 1, otherwise: head, within: 1 working day, to", "to", "pack.key-needs-another", "sed: refused, ^missed: refuse", "没有期限就无所谓逾期", "without a limit nothing is missed")]
    [InlineData(L, "rule: 2/3, ", "", "flow.rule-needed", "营部批准, decide: ^[role ops, rol", "有 2 方", "has 2 parties")]
    [InlineData(L, "rule: 2/3", "rule: 3/2", "flow.unknown-rule", "-head], rule: ^3/2, bulk: yes", "不是会签的办法", "is no rule")]
    [InlineData(L, "rule: 2/3", "rule: al", "flow.unknown-rule", "-head], rule: ^al, bulk: yes,", "是不是想写“all”", "Did you mean \"all\"")]
    [InlineData(L, "bulk: yes", "bulk: maybe", "pack.unknown-value", "e: 2/3, bulk: ^maybe, to: { a", "yes、no", "yes, no")]
    [InlineData(L, "{ agreed: head, refused: refused, missed: refused }", "{ agreed: head, denied: refused, refused: refused }", "flow.unknown-exit", "agreed: head, ^denied: refuse", "没有“denied”这个出口", "has no exit \"denied\"")]
    [InlineData(L, "{ agreed: head, refused: refused, missed: refused }", "{ agreed: head }", "flow.missing-exit", "king day, to: ^{ agreed: head", "出口还缺：refused", "missing: refused")]
    [InlineData(L, "{ agreed: head, refused: refused, missed: refused }", "head", "flow.exits-needed", "king day, to: ^head }", "不止一个出口", "more than one exit")]
    [InlineData(L, "{ to: ops, name: 转运营部定, needs: [reason] }", "ops", "flow.exit-unnamed", "          ^send_on: ops", "要写按钮上的名称", "write the name of its button")]
    [InlineData(L, "approve: tell, reject", "aprove: tell, reject", "flow.exit-unnamed", "k: yes, to: { ^aprove: tell, ", "是不是想写“approve”", "Did you mean \"approve\"")]
    [InlineData(L, "hand: head 1 above starter", "hands: head 1 above starter", "pack.unknown-key", " working day, ^hands: head 1", "是不是想写“hand”", "Did you mean \"hand\"")]
    [InlineData(L, "{ at: after 1 working day, hand: head 1 above starter }", "{ at: after 1 working day }", "flow.idle-rung", "          - ^{ at: after 1 ", "谁也不告知", "tells nobody")]
    [InlineData(L, "means: refused", "means: refuse", "flow.unknown-meaning", "e: 不准, means: ^refuse, tell: ", "是不是想写“refused”", "Did you mean \"refused\"")]
    [InlineData(L, "edits: [off]", "edits: [total]", "flow.edits-computed", "      edits: [^total]", "是算出来的", "is computed")]
    [InlineData(L, "vacant: role ops", "vacant: role opps", "pack.unknown-role", "      vacant: ^role opps", "是不是想写“ops”", "Did you mean \"ops\"")]
    [InlineData(L, "[role ops, role plant-head]", "[role ops, role plant-boss]", "pack.unknown-role", "e: [role ops, ^role plant-bos", "没有“plant-boss”这个角色", "no role \"plant-boss\"")]
    [InlineData(L, "        clauses: [closing.leave]\n", "        clauses: [closing.leaves]\n", "pack.unknown-clause", "    clauses: [^closing.leaves", "是不是想写“closing.leave”", "Did you mean \"closing.leave\"")]
    [InlineData(L, "word: deviation", "word: deviations", "flow.unknown-word", "cord: { word: ^deviations, ab", "是不是想写“deviation”", "Did you mean \"deviation\"")]
    [InlineData(L, "about: stand_in", "about: kind", "flow.wrong-field", "ation, about: ^kind, occurred", "可以写：stand_in", "It takes: stand_in")]
    [InlineData(L, "occurred: off,", "occurred: kind,", "flow.wrong-field", "in, occurred: ^kind, fields: ", "不是日期或期间字段", "no date or period")]
    [InlineData(L, "excused: \"yes\"", "excuse: \"yes\"", "flow.unknown-word-field", "how, excuse: \"^yes\" } } }", "是不是想写“excused”", "Did you mean \"excused\"")]
    [InlineData(P, "on: [fine, late-to-absence]", "on: [fines, late-to-absence]", "pack.unknown-control", "tarts: { on: [^fines, late-to", "是不是想写“fine”", "Did you mean \"fine\"")]
    [InlineData(P, "{ name: 当事人, who: field person }", "field person", "pack.wrong-shape", "     party:   ^field person", "签字的一方", "A signing party")]
    [InlineData(P, "do: role plant-head", "wait: payment", "flow.key-needs-kind", "ait: payment, ^edits: [witnes", "“wait”的步骤不用“edits”", "says \"wait\" takes no \"edits\"")]
    [InlineData(L, "tell: [starter, field stand_in], to", "wait: deviation, about: kind, to", "flow.wrong-field", "eviation, about: ^kind, to: ", "可以写：stand_in", "It takes: stand_in")]
    [InlineData(L, "tell: [starter, field stand_in], to", "wait: deviation, fields: { excuse: \"yes\" }, to", "flow.unknown-word-field", "s: { excuse: \"^yes\" }, to: ", "是不是想写“excused”", "Did you mean \"excused\"")]
    [InlineData(P, "edits: [witness], to: sign }", "edits: [witness], to: away }\n      - { step: away, name: 离岗, case: leave, to: { granted: sign, refused: dropped } }", "flow.unfilled", ", case: ^leave, to: { gra", "没有同名同类的字段", "no field of that id and type")]
    [InlineData(P, "edits: [witness], ", "", "flow.unfilled", "{ on: [^fine, late-to", "没有人填“witness”", "nobody fills in \"witness\"")]
    public void Refuses_a_flow_with_the_place_and_the_way_out(string path, string old, string text, string code, string at, string zh, string en) =>
        Refusal.ExpectAt(FlowPack.Given().Replace(path, old, text), code, path, at, zh, en);

    [Theory]
    [InlineData("type: period, required", "type: periods, required", "pack.unknown-type", "me: 日期, type: ^periods, requi", "是不是想写“period”", "Did you mean \"period\"")]
    [InlineData("of: { sick: 病假, swap: 调休 }, required", "required", "pack.missing-key", "  kind:     ^{ name: 种类, ty", "缺少“of”", "lacks \"of\"")]
    [InlineData("type: period, required", "type: period, range: \"[0..3]\", required", "pack.key-needs-type", "riod, range: \"^[0..3]\", requi", "不用“range”", "takes no \"range\"")]
    [InlineData("type: period, required", "type: period, needed", "pack.unknown-key", "type: period, ^needed: yes }", "required", "required")]
    [InlineData("computed: cost / 3 }", "computed: cost / 3, default: 1 }", "form.computed-is-not-typed", "/ 3, default: ^1 }", "没有人填", "nobody types")]
    [InlineData("place: { name: 地点, type: text, required: yes }", "place: { name: 地点, type: details, columns: { a: { name: 甲, type: text } } }", "form.table-in-table", "      place: ^{ name: 地点, ty", "不能又是明细表", "cannot be such a table")]
    [InlineData("person:  {", "starter: {", "pack.reserved-field", "  ^starter: { nam", "另有意思", "means something else")]
    [InlineData("from_last: yes", "from_last: sometimes", "pack.unknown-value", "。, from_last: ^sometimes }", "yes、no", "yes, no")]
    public void Refuses_a_form_with_the_place_and_the_way_out(string old, string text, string code, string at, string zh, string en) =>
        Refusal.ExpectAt(FlowPack.Given().Replace(F, old, text), code, F, at, zh, en);

    [Fact]
    public void Warns_of_a_form_no_flow_uses()
    {
        var given = FlowPack.Given().Append(F, "---\nform: spare\nname: Spare\nfields:\n  note: { name: Note, type: text }\n");
        given.Warns("form.unused", F, 24, 7, "没有流程用到", "No flow uses");
    }
}
