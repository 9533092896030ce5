using Yunzhang.Engine.Threads;

namespace Yunzhang.Engine.Tests;

public sealed class AheadTests
{
    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(true, 1)]
    [InlineData(false, 500)]
    [InlineData(true, 500)]
    public void Results_come_in_the_order_of_the_items(bool ahead, int count) =>
        Assert.Equal(Enumerable.Range(0, count).Select(i => i * 2), Enumerable.Range(0, count).WorkedOn(ahead, i => i * 2));

    [Fact]
    public void A_second_thread_does_work_ahead_and_items_are_taken_on_the_callers()
    {
        var caller = Environment.CurrentManagedThreadId;
        using var isSecondAtWork = new ManualResetEventSlim();
        var taken = new HashSet<int>();
        var items = Enumerable.Range(0, 100).Select(i =>
        {
            taken.Add(Environment.CurrentManagedThreadId);
            if (i == 5) isSecondAtWork.Wait(TestContext.Current.CancellationToken);
            return i;
        });
        Assert.Equal(100, items.WorkedOn(ahead: true, i =>
        {
            if (Environment.CurrentManagedThreadId != caller) isSecondAtWork.Set();
            return i;
        }).Count());
        Assert.Equal([caller], taken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_the_work_throws_is_thrown_where_its_result_is_asked_for(bool ahead)
    {
        var seen = new List<int>();
        var problem = Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (var i in Enumerable.Range(0, 50).WorkedOn(ahead, i => i == 7 ? throw new InvalidOperationException("seven") : i)) seen.Add(i);
        });
        Assert.Equal("seven", problem.Message);
        Assert.Equal(Enumerable.Range(0, 7), seen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Somebody_who_stops_asking_ends_the_work(bool ahead) => Assert.Equal([0, 1, 2], Enumerable.Range(0, int.MaxValue).WorkedOn(ahead, i => i).Take(3));
}
