using Yunzhang.Engine.Diagnostics;

namespace Yunzhang.Modules.Notices;

/// <summary>Kinds of notices as people choose among them, and a set of them as one number.</summary>
internal static class NoticeKinds
{
    /// <summary>Every kind, also those that are not thought of yet.</summary>
    public const int All = -1;

    /// <summary>What concerns a unit and may stand in a group; what falls to one person, and cases, may not.</summary>
    public static IReadOnlyList<NoticeKind> OfGroups { get; } = [NoticeKind.EntryWaits, NoticeKind.MonthInReview, NoticeKind.MonthClosed];

    public static bool Has(int set, NoticeKind kind) => (set & (1 << (int)kind)) != 0;

    public static int Of(IEnumerable<NoticeKind> kinds) => kinds.Aggregate(0, (set, kind) => set | (1 << (int)kind));

    public static Phrase NameOf(NoticeKind kind) => kind switch
    {
        NoticeKind.EntryStands => new("我有新的一笔（扣款、奖励、积分）", "A new entry of mine: a fine, a reward, points"),
        NoticeKind.EntryWaits => new("有一笔等人说明", "An entry waits for an answer"),
        NoticeKind.MonthInReview => new("一个月送审", "A month is sent for review"),
        NoticeKind.MonthClosed => new("一个月关账", "A month is closed"),
        NoticeKind.CaseWaits => new("有单据等我处理", "A case waits for me"),
        NoticeKind.CaseUrged => new("有人催我处理单据", "I am urged to get on with a case"),
        NoticeKind.CaseTold => new("单据抄送我，或提到我", "A case is copied to me, or I am named in it"),
        NoticeKind.CaseReturned => new("我的单据被退回", "My case comes back to me"),
        NoticeKind.CaseEnded => new("单据办结", "A case ends"),
        NoticeKind.CaseMoved => new("我的单据改按新版流程办理", "My case goes on under a new version of its flow"),
        _ => new("单据过期", "A case is past its limit"),
    };
}
