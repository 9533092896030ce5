using NodaTime;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Attendance.PunchFiles;

/// <summary>What must be known to read a punch file.</summary>
/// <param name="Zone">Zone of the device's clock.</param>
/// <param name="NotBefore">Punches before it are refused: a device that lost its clock says 2000-01-01.</param>
/// <param name="NotAfter">Punches after it are refused: they have not happened yet.</param>
/// <param name="Columns">What columns mean, when somebody has chosen; null to recognise them.</param>
public sealed record PunchFileOptions(DateTimeZone Zone, Instant NotBefore, Instant NotAfter, PunchColumns? Columns = null);

/// <summary>What a punch file holds. Rows that fail do not hold up the others.</summary>
public sealed class PunchFileReading
{
    /// <summary>What the file is: <c>CSV UTF-8</c>, <c>CSV GB18030</c>, <c>XLSX</c> with the sheet.</summary>
    public string Format { get; internal set; } = "";

    /// <summary>Whether the file is a workbook; the error file is one then, too.</summary>
    public bool IsWorkbook { get; internal set; }

    /// <summary>Delimiter of a text file.</summary>
    public char Delimiter { get; internal set; } = ',';

    /// <summary>What its columns mean; null when they could not be recognised.</summary>
    public PunchColumns? Columns { get; internal set; }

    /// <summary>Why the file as a whole was refused, or where reading had to stop; null when all rows were read.</summary>
    public AttendanceProblem? Refusal { get; internal set; }

    /// <summary>Punches, in file order, without duplicates.</summary>
    public List<Punch> Punches { get; } = [];

    /// <summary>Rows with data.</summary>
    public int Rows { get; internal set; }

    /// <summary>Rows that say there was no punch, such as a missing one in an export; they are neither punches nor failures.</summary>
    public int RowsWithoutPunch { get; internal set; }

    /// <summary>Punches that stand in the file more than once, with the row they stood in first. They are taken once and are no failures.</summary>
    public List<DuplicatePunch> Duplicates { get; } = [];

    /// <summary>Rows that failed, in file order, with every reason.</summary>
    public List<FailedRow> Failed { get; } = [];
}

/// <summary>A punch met again.</summary>
/// <param name="Row">The row it stands in.</param>
/// <param name="FirstRow">The row it stood in first.</param>
public readonly record struct DuplicatePunch(int Row, int FirstRow);
