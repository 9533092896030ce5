namespace Yunzhang.Engine.Forms;

/// <summary>Asks the world around a form whether something named in it exists.</summary>
/// <param name="IsPerson">Whether this is the key of a person who may be named.</param>
/// <param name="IsUnit">Whether this is the key of an open unit.</param>
/// <param name="IsPost">Whether this is the code of a post.</param>
/// <param name="IsFile">Whether this is the id of a stored file, photograph or signature.</param>
public sealed record FormLookups(Func<string, bool> IsPerson, Func<string, bool> IsUnit, Func<string, bool> IsPost, Func<string, bool> IsFile)
{
    /// <summary>Takes everything named for something that exists: for tests of packs, where there is no world.</summary>
    public static FormLookups Everything { get; } = new(_ => true, _ => true, _ => true, _ => true);
}
