using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Ui;

namespace Yunzhang.Modules.Organisations;

/// <summary>Words and choices that several forms about people share.</summary>
internal static class PersonForms
{
    public static Phrase Unit { get; } = new("单位", "Unit");

    public static Phrase Post { get; } = new("岗位", "Post");

    public static Phrase From { get; } = new("从哪天起", "From");

    public static Phrase To { get; } = new("到哪天止", "Until");

    public static Phrase HiredOn { get; } = new("入职日期", "Day of hiring");

    public static Crumb People { get; } = new(new("人员", "People"), "/people");

    public static Crumb CrumbOf(Person person) => new(new(person.Name, person.Name), AddressOf(person.PersonId));

    public static string AddressOf(Id<Person> person) => $"/people/{person}";

    public static Task<Structure> Structure(this Database database, SignedIn me) => Organisations.Structure.Kept(database, me.Access).AsTask();

    public static Id<T>? IdOf<T>(this string? value) => Id<T>.TryParse(value, null, out var id) ? id : null;
}
