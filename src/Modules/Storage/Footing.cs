namespace Yunzhang.Modules.Storage;

/// <summary>How a write stands among those that run at once. Where one comes after another anyway each has them all to itself.</summary>
internal enum Footing
{
    /// <summary>Beside the others and not compared with them; none of them may change standing rows meanwhile.</summary>
    Apart,

    /// <summary>Compared with all others: what it has read is still true when it is committed.</summary>
    Among,

    /// <summary>The same, and nobody goes apart meanwhile: it may change standing rows.</summary>
    Holding,
}

/// <summary>A write has come to something its footing does not allow. Nothing of it has happened; it is run again on another.</summary>
#pragma warning disable CA1032 // It is made in one place, caught in one place, and says all it has to.
internal sealed class WriteAgain(Footing footing) : Exception
#pragma warning restore CA1032
{
    public Footing Footing { get; } = footing;
}
