using NodaTime;
using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Text;

namespace Yunzhang.Modules.Organisations;

/// <summary>Somebody who works here, or did.</summary>
public sealed class Person : IAboutPerson, IStanding
{
    public Person(Id<Organisation> organisationId, Id<Person> personId, int ordinal, string number, string name, Id<Unit> unitId) =>
        (OrganisationId, PersonId, Ordinal, Number, Name, UnitId) = (organisationId, personId, ordinal, number, name, unitId);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Person> PersonId { get; private set; }

    /// <summary>A small whole number, unique in the organisation and never reused: punches and day records are kept by it.</summary>
    public int Ordinal { get; private set; }

    /// <summary>The staff number (工号), unique in the organisation; imports find a person by it.</summary>
    public string Number { get; set; }

    public string Name
    {
        get;
        set
        {
            field = value;
            Initials = PinyinInitials.Of(value);
        }
    }

    /// <summary>What the name is found by when somebody types <c>clx</c>; follows the name, and orders lists as people expect.</summary>
    public string Initials { get; private set; } = "";

    /// <summary>The unit of the main assignment as of today; decides who may see the person.</summary>
    public Id<Unit> UnitId { get; set; }

    public string? Phone { get; set; }

    public LocalDate? HiredOn { get; set; }

    /// <summary>The last day of work, that day included.</summary>
    public LocalDate? LeftOn { get; set; }

    public bool IsEmployedOn(LocalDate day) => (HiredOn is not { } hired || day >= hired) && (LeftOn is not { } left || day <= left);
}

/// <summary>A post (岗位) that people hold, such as operator; packs name posts by <see cref="Code"/>.</summary>
public sealed class Post : IStanding
{
    public Post(Id<Organisation> organisationId, Id<Post> postId, string code, string name) =>
        (OrganisationId, PostId, Code, Name) = (organisationId, postId, code, name);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Post> PostId { get; private set; }

    public string Code { get; set; }

    public string Name { get; set; }

    public string? NameEn { get; set; }
}

/// <summary>A person in a post of a unit, by dates. Somebody may hold several at once; one of them is the main one.</summary>
public sealed class Assignment : IAboutPerson, IStanding
{
    public Assignment(Id<Organisation> organisationId, Id<Assignment> assignmentId, Id<Person> personId, Id<Unit> unitId, Id<Post> postId, LocalDate from, bool isMain) =>
        (OrganisationId, AssignmentId, PersonId, UnitId, PostId, From, IsMain) = (organisationId, assignmentId, personId, unitId, postId, from, isMain);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<Assignment> AssignmentId { get; private set; }

    public Id<Person> PersonId { get; private set; }

    public Id<Unit> UnitId { get; private set; }

    public Id<Post> PostId { get; private set; }

    public LocalDate From { get; private set; }

    /// <summary>The last day, that day included; null while it lasts.</summary>
    public LocalDate? To { get; set; }

    public bool IsMain { get; private set; }

    public bool HoldsOn(LocalDate day) => day >= From && (To is not { } to || day <= to);
}

/// <summary>A field of a person as packs declare it (day wage, grade), from a day on. Facts are judged with the value of their own day.</summary>
public sealed class PersonValue : IAboutPerson, IStanding
{
    public PersonValue(Id<Organisation> organisationId, Id<PersonValue> personValueId, Id<Person> personId, Id<Unit> unitId, string field, LocalDate from, string? text) =>
        (OrganisationId, PersonValueId, PersonId, UnitId, Field, From, Text) = (organisationId, personValueId, personId, unitId, field, from, text);

    public Id<Organisation> OrganisationId { get; private set; }

    public Id<PersonValue> PersonValueId { get; private set; }

    public Id<Person> PersonId { get; private set; }

    public Id<Unit> UnitId { get; private set; }

    /// <summary>The field's key in the packs: <c>day_wage</c>.</summary>
    public string Field { get; private set; }

    public LocalDate From { get; private set; }

    /// <summary>As it would be written in a file; null says that it is not known from that day on.</summary>
    public string? Text { get; set; }
}
