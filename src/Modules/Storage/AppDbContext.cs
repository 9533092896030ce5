using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Yunzhang.Modules.Attendance.Kept;
using Yunzhang.Modules.Cases;
using Yunzhang.Modules.Facts;
using Yunzhang.Modules.Ledger;
using Yunzhang.Modules.Notices;
using Yunzhang.Modules.Organisations;
using Yunzhang.Modules.Rulebook;
using Yunzhang.Modules.Storage.Bulk;
using Yunzhang.Modules.Storage.Files;

namespace Yunzhang.Modules.Storage;

/// <summary>
/// The one model of the product, the same on both databases. It is only had through <see cref="Database"/>, which binds it to an
/// <see cref="Storage.Access"/>: its filters leave out other organisations, and units that may not be seen.
/// </summary>
public abstract class AppDbContext(DbContextOptions options, Access? access) : DbContext(options)
{
    /// <summary>The filter that keeps organisations apart.</summary>
    internal const string OrganisationFilter = "organisation";

    /// <summary>The filter by unit tree. A module may lift it for a sum nobody is named in, and says why.</summary>
    public const string UnitFilter = "units";

    private Access? bound = access;
    private StandingReads? standing;
    private string? mark;
    private bool tracksStanding;

    public Access Access => bound ?? throw new InvalidOperationException("This context is bound to nobody: it was made for the model only, or its read is over. Ask Database for one that may read.");

    /// <summary>Lends a context to whoever reads next; null when the read is over, so that a query kept from it fails instead of reading for somebody else.</summary>
    internal void Bind(Access? reader) => (bound, mark, ChangedStanding, tracksStanding, Footing) = (reader, null, false, false, Footing.Among);

    /// <summary>How the write stands that it belongs to.</summary>
    internal Footing Footing { get; set; } = Footing.Among;

    /// <summary>
    /// Says that what is read from here on is more than a write may rest on that was begun by <see cref="Database.WriteApart{T}"/>: nothing of it has happened then, and it
    /// is run again as any other. Nothing for a read, and for other writes.
    /// </summary>
    internal void DependOnMore()
    {
        if (Footing == Footing.Apart) throw new WriteAgain(Footing.Among);
    }

    /// <summary>Tells it the mark of standing rows that its transaction sees, so that it need not ask.</summary>
    internal void KnowMark(string known) => mark = known;

    /// <summary>Gives it what is kept of standing rows; without it each is read anew.</summary>
    internal void KeepBy(StandingReads reads)
    {
        if (standing is null) ChangeTracker.Tracked += (_, e) => tracksStanding |= e.Entry.Entity is IStanding;
        standing = reads;
    }

    /// <summary>Whether standing rows were changed by it, as far as that was saved already.</summary>
    internal bool ChangedStanding { get; set; }

    /// <summary>True while it reads what will be kept: of standing rows, and of nothing else.</summary>
    internal bool IsReadingStanding { get; private set; }

    /// <summary>
    /// Reads standing rows (<see cref="IStanding"/>) and keeps what was made of them until one of the organisation's standing rows changes, on any node; a write that has
    /// changed some itself reads anew. It is read for the whole organisation, whoever asks: what of it may be shown is for the caller to say.
    /// </summary>
    /// <param name="what">What is asked, comparable by its value: everything the read depends on beside the rows, such as the day.</param>
    /// <param name="read">Finds it, untracked. What it gives is shared by requests that run at once, so nobody may change it.</param>
    /// <param name="rows">How many rows it holds, for the bound on what is kept; one when not said.</param>
    public async ValueTask<T> Standing<T>(object what, Func<AppDbContext, Task<T>> read, Func<T, int>? rows = null)
        where T : notnull
    {
        if (standing is null || IsReadingStanding || ChangesStanding()) return await OfOrganisation(read);
        mark ??= await standing.MarkOf(this);
        return await standing.Get(this, mark, what, rows ?? (_ => 1), () => OfOrganisation(read));
    }

    /// <summary>Whether standing rows were changed by it, saved or not.</summary>
    internal bool ChangesStanding() =>
        ChangedStanding || (tracksStanding && ChangeTracker.Entries<IStanding>().Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted));

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        var isTold = !ChangeTracker.AutoDetectChangesEnabled;
        if (!isTold) ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            ChangedStanding = ChangesStanding();
            return acceptAllChangesOnSuccess && await RowSaver.Save(this, cancellationToken) ? 0 : await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = !isTold;
        }
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        ChangedStanding = ChangesStanding();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    private async Task<T> OfOrganisation<T>(Func<AppDbContext, Task<T>> read)
    {
        var (asker, outer) = (bound, IsReadingStanding);
        (bound, IsReadingStanding) = (Access.OfSystem(Access.Organisation, "standing"), true);
        try
        {
            return await read(this);
        }
        finally
        {
            (bound, IsReadingStanding) = (asker, outer);
        }
    }

    /// <summary>
    /// The rows that may be seen. Who sees every unit is not asked about each row, which would have to be fetched for it: a list is counted in its index alone.
    /// </summary>
    public IQueryable<T> Seen<T>()
        where T : class, IOwned => Access.Units.Everything ? Set<T>().IgnoreQueryFilters([UnitFilter]) : Set<T>();

    private Id<Organisation> OwnOrganisation => Access.Organisation;

    private bool SeesEveryUnit => Access.Units.Everything;

    private Id<Unit>[] SeenUnits => Access.Units.Array;

    private Id<Person> Self => Access.Person ?? default;

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        OrganisationsModel.Configure(modelBuilder);
        RulebookModel.Configure(modelBuilder);
        AttendanceModel.Configure(modelBuilder);
        FactsModel.Configure(modelBuilder);
        LedgerModel.Configure(modelBuilder);
        CasesModel.Configure(modelBuilder);
        NoticesModel.Configure(modelBuilder);
        JournalModel.Configure(modelBuilder);
        StandingMark.Configure(modelBuilder);
        FilesModel.Configure(modelBuilder);
        SnakeCase.Apply(modelBuilder.Model);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().Select(e => e.ClrType).ToList()) Guard(modelBuilder, entity);
        ConfigureProvider(modelBuilder);
    }

    /// <summary>What only one of the databases needs, such as a collation.</summary>
    protected abstract void ConfigureProvider(ModelBuilder modelBuilder);

    private void Guard(ModelBuilder model, Type entity)
    {
        if (!typeof(IOwned).IsAssignableFrom(entity))
            throw new InvalidOperationException($"{entity.Name} has no organisation; every row belongs to one.");
        Call(nameof(GuardOrganisation));
        if (typeof(IAboutPerson).IsAssignableFrom(entity)) Call(nameof(GuardPerson));
        else if (typeof(IAboutPersonOrUnit).IsAssignableFrom(entity)) Call(nameof(GuardPersonOrUnit));
        else if (typeof(IOfCase).IsAssignableFrom(entity)) Call(nameof(GuardCase));
        else if (typeof(IOfUnit).IsAssignableFrom(entity)) Call(nameof(GuardUnit));
        else if (typeof(IAboutOrdinal).IsAssignableFrom(entity)) Call(nameof(GuardOrdinal));

        void Call(string method) =>
            typeof(AppDbContext).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.MakeGenericMethod(entity).Invoke(this, [model]);
    }

    private void GuardOrganisation<T>(ModelBuilder model)
        where T : class, IOwned => Filter<T>(model, OrganisationFilter, e => e.OrganisationId == OwnOrganisation);

    private void GuardUnit<T>(ModelBuilder model)
        where T : class, IOfUnit => Filter<T>(model, UnitFilter, e => SeesEveryUnit || SeenUnits.Contains(e.UnitId));

    private void GuardPerson<T>(ModelBuilder model)
        where T : class, IAboutPerson => Filter<T>(model, UnitFilter, e => SeesEveryUnit || SeenUnits.Contains(e.UnitId) || e.PersonId == Self);

    private void GuardPersonOrUnit<T>(ModelBuilder model)
        where T : class, IAboutPersonOrUnit =>
        Filter<T>(model, UnitFilter, e => SeesEveryUnit || SeenUnits.Contains(e.UnitId) || (e.PersonId != null && e.PersonId == Self));

    private void GuardCase<T>(ModelBuilder model)
        where T : class, IOfCase =>
        Filter<T>(model, UnitFilter, e => SeesEveryUnit || SeenUnits.Contains(e.UnitId) || Set<CaseReader>().Any(r => r.CaseId == e.CaseId && r.PersonId == Self));

    private void GuardOrdinal<T>(ModelBuilder model)
        where T : class, IAboutOrdinal =>
        Filter<T>(model, UnitFilter, e => SeesEveryUnit || Set<Person>().Any(p => p.Ordinal == e.Person));

    private static void Filter<T>(ModelBuilder model, string name, Expression<Func<T, bool>> filter)
        where T : class => model.Entity<T>().HasQueryFilter(name, filter);
}
