using NodaTime;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Modules.Audit.VerifyJournal;
using Yunzhang.Modules.Audit.Words;
using Yunzhang.Modules.Storage;

namespace Yunzhang.Modules.Audit;

/// <summary>A line of a chain in words: what a sheet says can be held against it.</summary>
/// <param name="Seq">Its number, from 1.</param>
/// <param name="At">When.</param>
/// <param name="By">Who, as the journal has him.</param>
/// <param name="What">What was done.</param>
/// <param name="Hash">What follows from all lines up to it: the code of a sheet that was printed then.</param>
public sealed record ChainLine(long Seq, Instant At, string By, Phrase What, string Hash);

/// <summary>What following the file of a chain gave.</summary>
/// <param name="Stream">What it is about.</param>
/// <param name="Break">The first place where it does not hold; null when it does.</param>
/// <param name="Lines">Its lines.</param>
public sealed record ChainFileVerdict(string Stream, JournalBreak? Break, IReadOnlyList<ChainLine> Lines)
{
    /// <summary>The line a code is of; null when it is of none. A code may be cut after 16 digits or more.</summary>
    public ChainLine? Find(string code) => code.Length >= 16 ? Lines.FirstOrDefault(l => l.Hash.StartsWith(code, StringComparison.OrdinalIgnoreCase)) : null;
}

/// <summary>Follows a chain that was exported, without any database.</summary>
public static class ChainFileVerifier
{
    /// <summary>Follows it; null for what is no file of a chain.</summary>
    public static ChainFileVerdict? Verify(ReadOnlySpan<byte> file)
    {
        if (ChainFile.Read(file) is not { } lines) return null;
        var last = lines[^1];
        var follow = new Chains(new() { [(last.OrganisationId, last.Stream)] = JournalHead.At(last) });
        foreach (var line in lines) follow.Next(line);
        return new(last.Stream, follow.End().Breaks is [var broken, ..] ? broken : null, [.. lines.Select(l => new ChainLine(l.Seq, l.At, l.ActorName, JournalText.Of(l.Kind, l.Body), Convert.ToHexStringLower(l.Hash)))]);
    }
}
