namespace Yunzhang.Modules.Organisations;

/// <summary>How people are found by what somebody types.</summary>
public static class PeopleSearch
{
    /// <summary>Those whose number, name or initials hold a text.</summary>
    /// <param name="people">Whom to look among.</param>
    /// <param name="text">In lower case.</param>
    public static IQueryable<Person> FoundBy(this IQueryable<Person> people, string text) =>
        people.Where(p => p.Number.ToLower().Contains(text) || p.Name.ToLower().Contains(text) || p.Initials.Contains(text));
}
