namespace Yunzhang.Web.Requests;

/// <summary>How much one request may bring.</summary>
internal static class Limits
{
    /// <summary>Fields of one form: a roster of a large unit for a month has some thousands.</summary>
    public const int Fields = 20_000;

    /// <summary>Megabytes of one request, files included.</summary>
    public const int Megabytes = 64;

    /// <summary>The same in bytes.</summary>
    public const long Bytes = Megabytes * 1024L * 1024L;
}
