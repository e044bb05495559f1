Console.WriteLine("name | figure | ours | baseline | ratio");
