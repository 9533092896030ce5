using Yunzhang.Modules.Storage;
using Yunzhang.Platform.Results;

namespace Yunzhang.Modules.Facts.DeriveFacts;

/// <summary>Takes derived facts over in a write of its own.</summary>
internal sealed class FactDeriver(Database database, DerivedFacts derived)
{
    public Task<Result<DerivedChanges>> Derive(Access access, Derived facts) => database.Write(access, write => derived.TakeOver(write, facts));
}
