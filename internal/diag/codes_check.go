package diag

var checkCodes = []Code{}
