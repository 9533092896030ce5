using Microsoft.EntityFrameworkCore;

namespace Yunzhang.Modules.Attendance.Kept;

internal static class AttendanceModel
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<PunchMonth>(e => e.ToTable("punch_months").HasKey(m => new { m.OrganisationId, m.Person, m.Month }));
        model.Entity<PunchBatch>(e =>
        {
            e.ToTable("punch_batches").HasKey(b => new { b.OrganisationId, b.Batch });
            e.Property(b => b.Batch).ValueGeneratedNever();
        });
        model.Entity<StruckPunch>(e => e.ToTable("struck_punches").HasKey(p => new { p.OrganisationId, p.PersonId, p.Micros }));
        model.Entity<PunchHorizon>(e => e.ToTable("punch_horizons").HasKey(h => new { h.OrganisationId, h.SiteId }));
        model.Entity<KeptShift>(e =>
        {
            e.ToTable("shifts").HasKey(s => new { s.OrganisationId, s.ShiftId });
            e.HasIndex(s => new { s.OrganisationId, s.Name }).IsUnique();
        });
        model.Entity<KeptShiftVersion>(e => e.ToTable("shift_versions").HasKey(v => new { v.OrganisationId, v.ShiftId, v.From }));
        model.Entity<KeptPattern>(e =>
        {
            e.ToTable("roster_patterns").HasKey(p => new { p.OrganisationId, p.PatternId });
            e.HasIndex(p => new { p.OrganisationId, p.Name }).IsUnique();
        });
        model.Entity<KeptRosterLine>(e =>
        {
            e.ToTable("roster_lines").HasKey(l => new { l.OrganisationId, l.LineId });
            e.HasIndex(l => new { l.OrganisationId, l.TargetId, l.From }).IsUnique();
        });
        model.Entity<KeptDayEntry>(e =>
        {
            e.ToTable("roster_entries").HasKey(d => new { d.OrganisationId, d.EntryId });
            e.HasIndex(d => new { d.OrganisationId, d.PersonId, d.Day });
            e.HasIndex(d => new { d.OrganisationId, d.Day });
        });
        model.Entity<KeptCover>(e =>
        {
            e.ToTable("covers").HasKey(c => new { c.OrganisationId, c.CoverId });
            e.HasIndex(c => new { c.OrganisationId, c.PersonId, c.From });
            e.HasIndex(c => new { c.OrganisationId, c.To });
        });
        model.Entity<KeptCalendar>(e => e.ToTable("calendars").HasKey(c => new { c.OrganisationId, c.UnitId }));
        model.Entity<KeptCalendarDay>(e => e.ToTable("calendar_days").HasKey(d => new { d.OrganisationId, d.UnitId, d.Day }));
    }
}
