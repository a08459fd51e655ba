"""The same answers inside engines that run on many machines: Arrow batches in, Arrow batches out."""
