using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Tests.Given;

/// <summary>
/// Sees every statement of every storage test, and throws when one reads or changes a table without naming its organisation, reads one of other rows as if they were
/// standing, or, in a write that went apart, reads what such a write may not rest on.
/// </summary>
internal sealed partial class ScopeWatch : DbCommandInterceptor
{
    // Of these each write changes the head of the stream it has read, or adds its key.
    private static readonly HashSet<string> OfCases =
        ["journal", "journal_heads", "standing_marks", "cases", "case_tasks", "case_readers", "case_forms", "case_series", "case_drafts", "notices", "deliveries"];

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Look(command, eventData);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Look(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(command, eventData);
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Look(command, eventData);
        return ValueTask.FromResult(result);
    }

    /// <summary>Tables a statement names without their organisation.</summary>
    internal static IReadOnlyList<string> Unscoped(string sql, IReadOnlySet<string> tables) =>
        [.. from statement in sql.Split(";\n", StringSplitOptions.RemoveEmptyEntries)
            from named in Named().Matches(statement)
            let table = named.Groups["table"].Value
            where tables.Contains(table)
            let alias = named.Groups["alias"] is { Success: true } a ? $"\"?{Regex.Escape(a.Value)}\"?\\." : ""
            where !NoRows().IsMatch(statement)
            where !Regex.IsMatch(statement, alias + "\"?organisation_id\"? (=|IN)") && !Regex.IsMatch(statement, "= " + alias + "\"?organisation_id\"?")
            select table];

    /// <summary>Tables a statement names that are neither of standing rows nor of a case's own.</summary>
    internal static IReadOnlyList<string> Beyond(string sql, IReadOnlySet<string> tables, IReadOnlySet<string> standing) =>
        [.. Named().Matches(sql).Select(m => m.Groups["table"].Value).Where(t => tables.Contains(t) && !standing.Contains(t) && !OfCases.Contains(t))];

    private static void Look(DbCommand command, CommandEventData eventData)
    {
        // Signing in, backup and the like work on everything; they hold a context that is bound to nobody.
        if (eventData.Context is not AppDbContext db || ReferenceEquals(db.Access, Unbound.Access)) return;
        var tables = db.Model.GetEntityTypes().Select(e => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(e)!).ToHashSet();
        if (Unscoped(command.CommandText, tables) is [var table, ..])
            throw new InvalidOperationException($"A statement on {table} without its organisation: {command.CommandText}");
        var standing = db.Model.GetEntityTypes().Where(e => typeof(IStanding).IsAssignableFrom(e.ClrType)).Select(e => Microsoft.EntityFrameworkCore.RelationalEntityTypeExtensions.GetTableName(e)!).ToHashSet();
        if (db.IsReadingStanding && Named().Matches(command.CommandText).Select(m => m.Groups["table"].Value).FirstOrDefault(t => tables.Contains(t) && !standing.Contains(t)) is { } other)
            throw new InvalidOperationException($"{other} is no table of standing rows, and was read to be kept as if it were: {command.CommandText}");
        if (db.Footing == Footing.Apart && Beyond(command.CommandText, tables, standing) is [var beyond, ..])
            throw new InvalidOperationException($"A write that went apart looks at {beyond}, on which it may not rest: {command.CommandText}");
    }

    [GeneratedRegex("""\b(?:FROM|JOIN|UPDATE|INTO)\s+"?(?<table>[a-z_]+)"?(?:\s+AS\s+"?(?<alias>[a-z0-9_]+)"?)?(?!.*\bVALUES\b)""", RegexOptions.Singleline)]
    private static partial Regex Named();

    [GeneratedRegex(@"\bWHERE (?:0|FALSE)\s*(?:\n|$)")]
    private static partial Regex NoRows();
}
