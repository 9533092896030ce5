using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage.Files;

namespace Yunzhang.Modules.Storage;

/// <summary>Every kind of id that stands in a column. A new entity adds its line here.</summary>
internal static class KeyTypes
{
    public static void Convert(ModelConfigurationBuilder conventions, bool asBytes)
    {
        Add<Organisation>();
        Add<Unit>();
        Add<Post>();
        Add<Person>();
        Add<Assignment>();
        Add<PersonValue>();
        Add<Account>();
        Add<Grant>();
        Add<PackEdition>();
        Add<RuleVersion>();
        Add<ReadingDecision>();
        Add<SavedProposal>();
        Add<LedgerEntry>();
        Add<StoredFile>();
        Add<KeptShift>();
        Add<KeptPattern>();
        Add<KeptRosterLine>();
        Add<KeptDayEntry>();
        Add<KeptCover>();
        Add<Notice>();
        Add<Delivery>();
        Add<GroupChannel>();
        Add<Case>();
        Add<KeptTask>();
        Add<SigningLink>();
        Add<TakenForm>();
        Add<KeptDelegation>();
        Add<RoleHolder>();

        void Add<T>()
        {
            var property = conventions.Properties<Id<T>>();
            if (asBytes) property.HaveConversion<IdAsBytes<T>>();
            else property.HaveConversion<IdAsUuid<T>>();
        }
    }
}
