using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Storage;
using Yunzhang.Modules.Tests.Given;

namespace Yunzhang.Modules.Tests.Storage;

public sealed class ScopeWatchTests
{
    private static readonly HashSet<string> Tables = ["people", "units"];

    [Theory]
    [InlineData("SELECT \"p\".\"name\" FROM \"people\" AS \"p\" WHERE \"p\".\"number\" = @n", "people")]
    [InlineData("SELECT p.name FROM people AS p WHERE p.organisation_id = @o", null)]
    [InlineData("SELECT p.name FROM people AS p INNER JOIN units AS u ON u.unit_id = p.unit_id WHERE p.organisation_id = @o", "units")]
    [InlineData("SELECT p.name FROM people AS p INNER JOIN units AS u ON u.organisation_id = p.organisation_id AND u.unit_id = p.unit_id WHERE p.organisation_id = @o", null)]
    [InlineData("UPDATE people SET name = @n WHERE person_id = @p", "people")]
    [InlineData("DELETE FROM people WHERE organisation_id = @o AND person_id = @p", null)]
    [InlineData("INSERT INTO people (organisation_id, name) VALUES (@o, @n)", null)]
    [InlineData("SELECT 1 FROM sqlite_master", null)]
    public void A_statement_without_its_organisation_is_found(string sql, string? table) => Assert.Equal(table is null ? [] : [table], ScopeWatch.Unscoped(sql, Tables));

    [Theory]
    [ClassData(typeof(Engines))]
    public async Task A_query_that_lifts_the_filter_does_not_pass_the_tests(string engine)
    {
        await using var given = await GivenDatabase.On(engine);

        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => given.Database.Read(given.Access, db => db.Set<Person>().IgnoreQueryFilters().ToListAsync()));

        Assert.StartsWith("A statement on people without its organisation", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_table_keeps_its_organisation_first_in_its_key_and_has_the_filter()
    {
        var model = new SqliteDesign().CreateDbContext([]).Model;
        foreach (var entity in model.GetEntityTypes())
        {
            Assert.Equal("OrganisationId", entity.FindPrimaryKey()!.Properties[0].Name);
            Assert.NotNull(entity.FindDeclaredQueryFilter(AppDbContext.OrganisationFilter));
            Assert.Equal(typeof(IOfUnit).IsAssignableFrom(entity.ClrType) || typeof(IAboutOrdinal).IsAssignableFrom(entity.ClrType), entity.FindDeclaredQueryFilter(AppDbContext.UnitFilter) is not null);
            Assert.All(entity.GetIndexes(), index => Assert.Equal("OrganisationId", entity.ClrType == typeof(Account) && index.Properties.Count == 1 ? "OrganisationId" : index.Properties[0].Name));
        }
    }
}
