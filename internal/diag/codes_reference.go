package diag

var referenceCodes = []Code{}
