using Microsoft.EntityFrameworkCore;
using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Organisations.AddPerson;
using Yunzhang.Modules.Organisations.EditPerson;
using Yunzhang.Modules.Organisations.SignIn;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>Takes the rows of a list of staff one after another. A row is checked whole before it changes anything.</summary>
internal sealed class StaffDesk
{
    private readonly Write write;
    private readonly SignedIn me;
    private readonly LocalDate today;
    private readonly Places places;
    private readonly Dictionary<string, int> met = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, PersonRecord> records = [];
    private Dictionary<string, Person> strangers = [];
    private Dictionary<Id<Person>, Account> accounts = [];
    private HashSet<string> signInNames = [];

    private StaffDesk(Write write, SignedIn me, LocalDate today, Places places) => (this.write, this.me, this.today, this.places) = (write, me, today, places);

    public static async Task<StaffDesk> Open(Write write, SignedIn me, LocalDate today, Places places, IReadOnlyList<ImportRow> rows, IReadOnlyList<string> taken)
    {
        var desk = new StaffDesk(write, me, today, places);
        var numbers = rows.Select(r => r[PeopleColumns.Number]).Distinct().ToArray();
        // A number is taken even when its holder may not be seen; such a person is told of, never shown.
        var people = await write.Db.Set<Person>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking().Where(p => numbers.Contains(p.Number)).ToListAsync();
        desk.strangers = people.Where(p => !me.May(Permission.KeepPeople, p.UnitId)).ToDictionary(p => p.Number);
        var own = people.Where(p => me.May(Permission.KeepPeople, p.UnitId)).ToList();
        var ids = own.Select(p => p.PersonId).ToArray();
        var assignments = (await write.Db.Set<Assignment>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking().Where(a => ids.Contains(a.PersonId)).OrderBy(a => a.From).ToListAsync()).ToLookup(a => a.PersonId);
        var values = (await write.Db.Set<PersonValue>().IgnoreQueryFilters([AppDbContext.UnitFilter]).AsTracking().Where(v => ids.Contains(v.PersonId)).OrderBy(v => v.From).ToListAsync()).ToLookup(v => v.PersonId);
        desk.records = own.ToDictionary(p => p.Number, p => new PersonRecord(write, places.Structure, today, p, [.. assignments[p.PersonId]], [.. values[p.PersonId]]));
        desk.accounts = (await write.Db.Set<Account>().Where(a => a.PersonId != null).ToListAsync()).DistinctBy(a => a.PersonId).ToDictionary(a => a.PersonId!.Value);
        desk.signInNames = [.. taken];
        return desk;
    }

    public async Task Take(ImportRow row, ImportReport report)
    {
        if (row[PeopleColumns.Number] is not { Length: > 0 } number) row.Refuse(PersonErrors.NumberMissing, PeopleColumns.Number);
        else if (!met.TryAdd(number, row.Number))
            row.Refuse(PeopleColumns.Number, "import.number-twice", new($"工号“{number}”在第 {met[number]} 行已经出现过。一个人只留一行。", $"The number \"{number}\" stands in row {met[number]} already. Keep one row for each person."));
        var said = StaffRow.Read(row, places);
        var record = records.GetValueOrDefault(said.Number);
        if (strangers.ContainsKey(said.Number)) row.Refuse(PersonErrors.NumberTaken(said.Number, null), PeopleColumns.Number);
        else if (record is null) await Add(row, said, report);
        else await Update(row, said, record, report);
        if (!row.IsSound) report.Failed.Add(row.AsFailed());
    }

    private async Task Add(ImportRow row, StaffRow said, ImportReport report)
    {
        var from = said.From ?? said.HiredOn ?? today;
        foreach (var error in PersonTexts.Check(said.Number, said.Name, said.Phone).Where(e => said.Number.Length > 0 || e.Field != "number")) row.Refuse(error, PeopleColumns.Number);
        if (said.Unit is null && row.Problems.All(p => p.Header != PersonForms.Unit)) row.Refuse(PersonErrors.UnitUnknown with { Message = NewNeeds("单位", "unit") }, PeopleColumns.Unit);
        if (said.Post is null && row.Problems.All(p => p.Header != PersonForms.Post)) row.Refuse(PersonErrors.PostUnknown with { Message = NewNeeds("岗位", "post") }, PeopleColumns.Post);
        if (said.Unit is { } unit && !me.May(Permission.KeepPeople, unit.UnitId)) row.Refuse(PersonErrors.NotYours(Structure.NameOf(unit)), PeopleColumns.Unit);
        foreach (var error in PersonAdder.CheckDays(from, said.HiredOn, today)) row.Refuse(error, PeopleColumns.From);
        if (said.LeftOn is { } left && left < from) row.Refuse(PersonErrors.LeftBeforeWork(left, from), PeopleColumns.LeftOn);
        CheckAccount(row, said, null);
        if (!row.IsSound) return;
        var asked = new NewPerson(Id<Person>.New(), said.Number, said.Name, said.Unit!.UnitId, said.Post!.PostId, from, said.HiredOn, said.Phone);
        var record = await PersonAdder.Enter(write, places.Structure, today, asked, null);
        if (said.DayWage is { } wage) await record.SetValue(PersonFields.DayWage, said.WageFrom ?? from, wage);
        if (said.LeftOn is { } last) await record.Leave(last);
        await GiveAccount(said, record.Person);
        report.Added++;
    }

    private async Task Update(ImportRow row, StaffRow said, PersonRecord record, ImportReport report)
    {
        var moves = said.CheckAgainst(record, me, places.Structure, today, row);
        CheckAccount(row, said, record.Person);
        if (!row.IsSound) return;
        var changes = record.Changes;
        await PersonEditor.Change(record, said.Details(record.Person));
        if (moves)
        {
            var (unit, post) = said.Target(record, today, places.Structure);
            await record.Assign(unit!, post!, said.From ?? today, null, isMain: true);
        }
        if (said.DayWage is { } wage) await record.SetValue(PersonFields.DayWage, said.WageFrom ?? today, wage);
        if (said.LeftOn is { } left) await record.Leave(left);
        var accountMade = await GiveAccount(said, record.Person);
        if (record.Changes > changes || accountMade) report.Changed++;
        else report.Unchanged++;
    }

    private void CheckAccount(ImportRow row, StaffRow said, Person? person)
    {
        if (said.SignInName is not { } written) return;
        var name = SignInNames.Plain(written);
        var held = person is null ? null : accounts.GetValueOrDefault(person.PersonId);
        if (held?.SignInName == name) return;
        if (held is not null)
            row.Refuse(PeopleColumns.SignInName, "import.other-account", new($"这个人的登录名是“{held.SignInName}”，不能用导入改。请在设置里修改，或把这一格留空。", $"This person signs in as \"{held.SignInName}\", which an import does not change. Change it in the settings, or leave the cell empty."));
        else if (!me.UnitsWhere(Permission.Administer).Everything)
            row.Refuse(PeopleColumns.SignInName, "import.account-not-allowed", new("您没有开账号的权限。请把这一格留空，账号由管理员开。", "You may not open accounts. Leave the cell empty; an administrator opens them."));
        else if (!signInNames.Add(name))
            row.Refuse(PeopleColumns.SignInName, "import.sign-in-name-taken", new($"登录名“{written}”已经有人使用。请换一个。", $"The sign-in name \"{written}\" is taken. Choose another."));
    }

    // Without a password nobody can sign in with it; an administrator gives the first one.
    private async Task<bool> GiveAccount(StaffRow said, Person person)
    {
        if (said.SignInName is not { } written || accounts.ContainsKey(person.PersonId)) return false;
        var account = new Account(person.OrganisationId, Id<Account>.New(), SignInNames.Plain(written), person.PersonId) { SecurityStamp = Guid.CreateVersion7().ToString("N") };
        write.Db.Add(account);
        write.Db.Add(new Grant(person.OrganisationId, Id<Grant>.New(), account.AccountId, Role.Staff, null, false, null));
        accounts[person.PersonId] = account;
        await write.Journal(Streams.Of(account.AccountId), "account.given", new { account.SignInName, person = person.Name, person.Number });
        return true;
    }

    private static Phrase NewNeeds(string zh, string en) => new($"名册里还没有这个工号，新增时要写{zh}。请补上。", $"Nobody has this number yet; somebody new needs a {en}. Add it.");
}
