using CsCheck;
using Yunzhang.Modules.Attendance.Kept;

namespace Yunzhang.Modules.Tests.Attendance;

public sealed class PackedPunchesTests
{
    private const long Second = 1_000_000;
    private const long October = 1_790_841_600 * Second;

    [Fact]
    public void Whatever_is_packed_comes_out_again() =>
        Gen.Select(Gen.Long[0, 40_000_000_000 * Second].Array[0, 80], Gen.Int[1, 5], Gen.OneOfConst(1L, Second)).Sample((moments, batches, unit) =>
        {
            KeptPunch[] punches = [.. moments.Select(m => m / unit * unit).Distinct().Order().Select((m, i) => new KeptPunch(m, i % batches + 1))];
            var packed = PackedPunches.Pack(punches);

            var unpacked = new List<KeptPunch>();
            PackedPunches.Unpack(packed, unpacked);
            Assert.Equal(punches, unpacked);

            var read = new List<long>();
            PackedPunches.Moments(packed, read);
            Assert.Equal(punches.Select(p => p.Micros), read);
        });

    [Fact]
    public void A_month_of_a_hundred_punches_of_one_file_takes_three_hundred_bytes()
    {
        KeptPunch[] punches = [.. Enumerable.Range(0, 100).Select(i => new KeptPunch(October + i * 7 * 3600 * Second, 12))];

        Assert.InRange(PackedPunches.Pack(punches).Length, 200, 320);
    }

    [Fact]
    public void Punches_of_another_version_are_refused_and_not_misread() =>
        Assert.Throws<InvalidDataException>(() => PackedPunches.Moments([9, 1, 2], []));

    [Fact]
    public void A_file_is_merged_between_what_is_known_and_only_months_that_change_are_given()
    {
        var known = new Dictionary<(int, NodaTime.YearMonth), byte[]>
        {
            [(1, new(2026, 10))] = PackedPunches.Pack([new(October, 1), new(October + 20 * Second, 1)]),
            [(2, new(2026, 10))] = PackedPunches.Pack([new(October + 5 * Second, 1)]),
        };
        var merge = new PunchMerge([new(1, October), new(1, October + 10 * Second), new(1, October + 30 * Second), new(2, October + 5 * Second), new(2, October + 40L * 86_400 * Second)], known, 7);

        var changed = merge.Changed().ToList();

        Assert.Equal([(1, new(2026, 10)), (2, new NodaTime.YearMonth(2026, 11))], changed.Select(c => (c.Person, c.Month)));
        var first = new List<KeptPunch>();
        PackedPunches.Unpack(changed[0].Packed, first);
        Assert.Equal([new(October, 1), new(October + 10 * Second, 7), new(October + 20 * Second, 1), new(October + 30 * Second, 7)], first);
        Assert.Equal(3, merge.Added);
    }
}
