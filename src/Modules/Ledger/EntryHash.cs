using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;

namespace Yunzhang.Modules.Ledger;

/// <summary>
/// SHA-256 over the entries of a month in the order of their ids, a line each: what a closed month is checked against. Fields are separated by tabs, numbers
/// written in full without trailing zeros.
/// </summary>
internal sealed class EntryHash : IDisposable
{
    private const int Enough = 64;

    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] line = new byte[1024];
    private int length;

    public void Add(LedgerEntry entry)
    {
        length = 0;
        Id(entry.EntryId.Value).Text(entry.Kind.ToString()).Id(entry.PersonId?.Value).Id(entry.UnitId.Value).Id(entry.RuleVersionId.Value);
        Day(entry.Day).Text(entry.Control).Text(entry.Row).Text(entry.Occasion).Text(entry.Standing.ToString()).Text(entry.Outcome);
        Number(entry.Amount).Number(entry.Reward).Number(entry.Points).Number(entry.Days).Number(entry.Count);
        Text(entry.Card).Text(entry.Gate).Text(entry.Mark).Text(entry.MarkOption).Text(entry.Lifts ? "lifts" : null).Text(entry.Clauses);
        Whole(entry.Fact).Id(entry.Adjusts?.Value).Month(entry.AdjustsMonth);
        if (entry.Hold != EntryHold.None) Text(entry.Hold.ToString());
        line[length++] = (byte)'\n';
        hash.AppendData(line.AsSpan(0, length));
    }

    public string ToHex() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private EntryHash Text(string? text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text?.Length ?? 0) + Enough;
        if (line.Length < length + most) Array.Resize(ref line, (length + most) * 2);
        length += Encoding.UTF8.GetBytes(text, line.AsSpan(length));
        return End();
    }

    private EntryHash Id(Guid? id) => id is { } known ? Write(known, "N") : Text(null);

    private EntryHash Whole(long? number) => number is { } known ? Write(known) : Text(null);

    private EntryHash Day(LocalDate day) => Write(day.ToDateOnly(), "yyyy-MM-dd");

    private EntryHash Month(YearMonth? month) => month is { } known ? Write(known.OnDayOfMonth(1).ToDateOnly(), "yyyy-MM") : Text(null);

    private EntryHash Number(decimal number) => decimal.IsInteger(number) ? Write(decimal.ToInt64(number)) : Write(number, "0.####");

    private EntryHash Write<T>(T value, string? format = null)
        where T : IUtf8SpanFormattable
    {
        if (line.Length < length + Enough) Array.Resize(ref line, (length + Enough) * 2);
        value.TryFormat(line.AsSpan(length), out var written, format, CultureInfo.InvariantCulture);
        length += written;
        return End();
    }

    private EntryHash End()
    {
        line[length++] = (byte)'\t';
        return this;
    }
}
