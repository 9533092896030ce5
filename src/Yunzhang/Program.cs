using System.Text;
using Yunzhang.Commands;

// A ledger may have a million lines: the console's own writer would flush each of them.
using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
return CommandLine.Run(args, output, Console.Error);
