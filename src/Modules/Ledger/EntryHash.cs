using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Yunzhang.Modules.Ledger;

/// <summary>
/// SHA-256 over the entries of a month in the order of their ids, a line each: what a closed month is checked against. Fields are separated by tabs, numbers
/// written in full without trailing zeros.
/// </summary>
internal sealed class EntryHash : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder line = new();
    private byte[] bytes = new byte[1024];

    public void Add(LedgerEntry entry)
    {
        line.Clear();
        Text(entry.EntryId.ToString()).Text(entry.Kind.ToString()).Text(entry.PersonId?.ToString()).Text(entry.UnitId.ToString()).Text(entry.RuleVersionId.ToString());
        Text(entry.Day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)).Text(entry.Control).Text(entry.Row).Text(entry.Occasion).Text(entry.Standing.ToString()).Text(entry.Outcome);
        Number(entry.Amount).Number(entry.Reward).Number(entry.Points).Number(entry.Days).Number(entry.Count);
        Text(entry.Card).Text(entry.Gate).Text(entry.Mark).Text(entry.MarkOption).Text(entry.Lifts ? "lifts" : null).Text(entry.Clauses);
        Text(entry.Fact?.ToString(CultureInfo.InvariantCulture)).Text(entry.Adjusts?.ToString()).Text(entry.AdjustsMonth?.ToString("uuuu-MM", CultureInfo.InvariantCulture));
        line.Append('\n');
        Append();
    }

    public string ToHex() => Convert.ToHexStringLower(hash.GetHashAndReset());

    public void Dispose() => hash.Dispose();

    private EntryHash Text(string? text)
    {
        line.Append(text).Append('\t');
        return this;
    }

    private EntryHash Number(decimal number)
    {
        line.Append(CultureInfo.InvariantCulture, $"{number:0.####}").Append('\t');
        return this;
    }

    private void Append()
    {
        foreach (var chunk in line.GetChunks())
        {
            var most = Encoding.UTF8.GetMaxByteCount(chunk.Length);
            if (bytes.Length < most) bytes = new byte[most];
            hash.AppendData(bytes.AsSpan(0, Encoding.UTF8.GetBytes(chunk.Span, bytes)));
        }
    }
}
