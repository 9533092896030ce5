using System.CommandLine;

var root = new RootCommand("Yunzhang: regulations that run");
return root.Parse(args).Invoke();
