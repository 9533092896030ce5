using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Yunzhang.Engine.Diagnostics;
using Yunzhang.Platform.Files;

namespace Yunzhang.Modules.Organisations.ImportPeople;

/// <summary>The rows an import could not take, as a download in the form they came in.</summary>
internal static class FailedRowsFile
{
    public static FileStreamHttpResult Of(ImportReport report, Language language)
    {
        var stream = new MemoryStream();
        report.WriteFailed(language, stream);
        stream.Position = 0;
        var name = new Phrase("未导入的行", "rows-not-imported").In(language);
        return report.IsWorkbook ? TypedResults.Stream(stream, SheetWriter.ContentType, name + ".xlsx") : TypedResults.Stream(stream, "text/csv; charset=utf-8", name + ".csv");
    }
}
