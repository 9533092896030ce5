using System.Text;
using NodaTime;
using Yunzhang.Modules.Attendance.PunchFiles;

namespace Yunzhang.Modules.Tests.Attendance;

/// <summary>Punch files of a plant with four people, read in early June 2024.</summary>
internal static class GivenPunchFile
{
    public static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding(54936)!;

    public static readonly PunchPeople People = new([new(1, "1001", "张三"), new(2, "1002", "李四"), new(3, "1003", "赵六"), new(4, "1004", "赵六")]);

    public static PunchFileOptions Options(PunchColumns? columns = null) => new(
        GivenAttendance.Shanghai, Instant.FromUtc(2009, 12, 31, 16, 0), Instant.FromUtc(2024, 5, 31, 16, 0), columns);

    public static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    public static PunchFileReading Read(string text, PunchColumns? columns = null) => PunchFileReader.Read(Stream(text), People, Options(columns));

    public static PunchFileReading Read(byte[] bytes) => PunchFileReader.Read(new MemoryStream(bytes), People, Options());
}
