//! What happened and how good it was, with evidence for every sentence.
