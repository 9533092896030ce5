using Yunzhang.Engine.Facts.Reading.Cells;
using Yunzhang.Engine.Packs;

namespace Yunzhang.Engine.Facts.Reading;

/// <summary>Where in a row each thing stands that a fact is made of; -1 for a column the file does not have.</summary>
internal sealed class FactColumns
{
    private readonly int[] standard = new int[Enum.GetValues<StandardColumn>().Length];

    private FactColumns(ColumnMeaning?[] meanings, FactBook book)
    {
        Meanings = meanings;
        Array.Fill(standard, -1);
        for (var i = 0; i < meanings.Length; i++)
            if (meanings[i]?.Standard is { } column) standard[(int)column] = i;
        Who = [.. new[] { StandardColumn.PersonId, StandardColumn.Person, StandardColumn.PersonName }.Select(c => this[c]).Where(c => c >= 0)];
        Unnamed = [.. Enumerable.Range(0, meanings.Length).Where(i => meanings[i] is null)];
        var words = book.Layout.Words;
        var people = words.People.Select(f => CellType.For(f, book.People, book.Units)).ToArray();
        Plans = [.. words.Words.Select((w, i) => new WordPlan(w, i, this, book, people))];
    }

    public ColumnMeaning?[] Meanings { get; }

    public WordPlan[] Plans { get; }

    /// <summary>Columns that say who, the id first.</summary>
    public int[] Who { get; }

    public int[] Unnamed { get; }

    /// <summary>How many fields the word with the most has.</summary>
    public int MostFields => Plans.Select(p => p.Word.Fields.Count).DefaultIfEmpty().Max();

    public int this[StandardColumn column] => standard[(int)column];

    /// <summary>Binds a header; null when it has problems, all of which are in the log.</summary>
    public static FactColumns? Bind(IReadOnlyList<string> header, int row, FactBook book, ReadingLog log)
    {
        var words = book.Layout.Words;
        var meanings = Catalogue(words).Bind(header, row, log);
        var columns = new FactColumns(meanings, book);
        if (columns[StandardColumn.Date] < 0) log.Header(row, 0, ColumnCatalogue.Missing("日期", "date", header));
        var ofPeople = words.Words.Any(w => w.About == FactSubject.Person);
        var ofUnits = words.Words.Any(w => w.About == FactSubject.Unit);
        var hasUnit = columns[StandardColumn.Unit] >= 0;
        if (ofPeople && columns.Who.Length == 0 && !(ofUnits && hasUnit)) log.Header(row, 0, ColumnCatalogue.Missing("员工", "person", header));
        if (ofUnits && !ofPeople && !hasUnit) log.Header(row, 0, ColumnCatalogue.Missing("单位", "unit", header));
        if (words.Words.Count > 1 && columns[StandardColumn.Word] < 0 && columns.Plans.All(p => p.KindColumn < 0))
            log.Header(row, 0, ColumnCatalogue.Missing("事项", "word", header));
        return log.Found.Count == 0 ? columns : null;
    }

    // A field of the pack may take the name of a remark or a source, but not of what every fact needs.
    private static ColumnCatalogue Catalogue(Vocabulary words)
    {
        var known = new ColumnCatalogue();
        known.Add(StandardColumn.Date, "date", "日期", "发生日期");
        known.Add(StandardColumn.Time, "time", "时间");
        if (words.Words.Any(w => w.About == FactSubject.Person))
        {
            known.Add(StandardColumn.Person, "person", "员工");
            known.Add(StandardColumn.PersonId, "工号");
            known.Add(StandardColumn.PersonName, "name", "姓名");
        }
        if (words.Words.Any(w => w.About == FactSubject.Unit)) known.Add(StandardColumn.Unit, "unit", "单位");
        known.Add(StandardColumn.Word, "word", "事项");
        known.Add(StandardColumn.Id, "id", "编号");
        known.Add(StandardColumn.Recorded, "recorded", "录入日期");
        known.Add(StandardColumn.Replaces, "replaces", "更正");
        known.AddFields(words, ofWords: true);
        known.Add(StandardColumn.Source, "source", "来源");
        known.Add(StandardColumn.Note, "note", "备注");
        return known;
    }
}
